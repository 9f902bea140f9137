from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "collaboration.documents.threads"
    label = "document_threads"

    def ready(self) -> None:
        from collaboration.comments.registry import commentable
        from collaboration.documents.models import Document
        from collaboration.documents.registry import on_written
        from collaboration.documents.threads.operations import look_at_anchors
        from permissions.capabilities import Capability

        commentable(
            Document,
            comment=Capability.DOCUMENT_COMMENT,
            title=str,
            page=lambda document: f"documents/{document.id}",
            responsible=lambda document: document.created_by_id,
        )
        on_written.append(look_at_anchors)

from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "collaboration.documents.finding"
    label = "document_words"

    def ready(self) -> None:
        from collaboration.documents.finding.operations import index
        from collaboration.documents.links.registry import linkable
        from collaboration.documents.models import Document
        from collaboration.documents.pictures.queries import may_have
        from collaboration.documents.registry import on_shared, on_written
        from collaboration.files.registry import narrowed

        on_written.append(index)
        on_shared.append(index)
        narrowed(Document, may_have)
        linkable(
            Document,
            page=lambda document: f"documents/{document.id}",
            portal_page=lambda document: f"documents/{document.id}",
        )

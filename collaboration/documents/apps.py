from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "collaboration.documents"

    def ready(self) -> None:
        from collaboration.documents.models import Document, DocumentGroupGrant, DocumentUserGrant
        from collaboration.documents.operations import begin_history
        from collaboration.documents.registry import INHERITED, announcers
        from collaboration.documents.rooms import announce
        from collaboration.notifications.registry import tellable
        from collaboration.sharing.registry import shareable
        from permissions.capabilities import Capability
        from permissions.levels import DOCUMENT_LEVELS, DOCUMENT_OUTSIDE_LEVELS
        from permissions.registry import direct, guarded

        guarded(
            Document,
            view=Capability.DOCUMENT_VIEW,
            branches=(direct("document", DocumentUserGrant, DocumentGroupGrant),),
            levels=DOCUMENT_LEVELS,
            inherits=INHERITED,
        )
        announcers.append(announce)
        tellable(Document, title=str, page=lambda document: f"documents/{document.id}")
        shareable(Document, share=Capability.DOCUMENT_MANAGE, levels=DOCUMENT_OUTSIDE_LEVELS, granted=begin_history)

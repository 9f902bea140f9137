"""Which files of a document a reader may have."""

from collections.abc import Iterable
from uuid import UUID

from collaboration.documents.finding.models import Words
from collaboration.documents.models import Document
from collaboration.documents.queries import since
from collaboration.files.models import FileUpload
from permissions.scope import Scope


def files_for(document: Document, scope: Scope, ids: Iterable[UUID]) -> list[FileUpload]:
    """Those of some uploads that hang on the document and that this reader may have."""
    rows = FileUpload.objects.filter(
        workspace_id=scope.workspace_id,
        about_type=Document.noun,
        about_id=document.id,
        pk__in=list(ids),
        attached_at__isnull=False,
        removed_at=None,
    )
    return [file for file in rows if (not file.only or file.only in scope.ears) and may_have(scope, document, file)]


def may_have(scope: Scope, document: Document, file: FileUpload) -> bool:
    """Outsiders have what was added since the document was shared with them, and what is in its text now.

    A picture taken out of the text before that is as gone for them as the words beside it.
    """
    if scope.is_staff or file.part_type:
        return True
    first = since(document, scope)
    if first is None or file.attached_at is None:
        return False
    return file.attached_at >= first or Words.objects.filter(document=document, files__contains=[file.id]).exists()

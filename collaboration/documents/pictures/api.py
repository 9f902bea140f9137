"""Pictures and files inside documents: checked uploads, hung on the document at once."""

from typing import Any
from uuid import UUID

from ninja import File, UploadedFile

from collaboration.documents.errors import DocumentIsArchived
from collaboration.documents.models import Document
from collaboration.files.operations import attach, take
from collaboration.files.schemas import FileRef, file_ref
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, PortalDoor, Request

door = Door(tags=["document files"])
portal_door = PortalDoor(tags=["portal: document files"])


@door.post("/documents/{document_id}/files", response=FileRef)
@portal_door.post("/documents/{document_id}/files", response=FileRef, operation_id="portal_add_document_file")
def add_file(request: Request, document_id: UUID, file: File[UploadedFile]) -> dict[str, Any]:
    """The document refers to it as `file:<id>`."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_EDIT)
        if document.archived_at is not None:
            raise DocumentIsArchived
        kept = take(upload=file, about=document)
        attach(file_ids=[kept.id], about=document)
    return file_ref(kept, request.scope, request.workspace.slug)

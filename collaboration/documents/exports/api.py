"""Documents as files, for staff and for the portal alike: each gets what they may see."""

from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query

from collaboration.documents.exports import operations
from collaboration.documents.exports.errors import TooManyExports
from collaboration.documents.exports.queries import makings
from collaboration.documents.exports.schemas import MakingIn, MakingOut, making_out
from collaboration.documents.models import Document
from collaboration.documents.queries import load_version
from journal.acting import act
from journal.ids import uuid7
from permissions.http import Door, PortalDoor, Request
from permissions.lists import Filters

MOST_AT_ONCE = 3
door = Door(tags=["document export"])
portal_door = PortalDoor(tags=["portal: document export"])


class ExportFilters(Filters):
    """`version` is one of the document's versions; as it is now unless given."""

    format: Literal["pdf", "docx", "md"]
    version: UUID | None = None


@door.get("/documents/{document_id}/exports", response=list[MakingOut])
@portal_door.get(
    "/documents/{document_id}/exports", response=list[MakingOut], operation_id="portal_list_document_exports"
)
def list_document_exports(request: Request, document_id: UUID) -> list[dict[str, Any]]:
    """One's own, of a day."""
    document = request.scope.load(Document, document_id)
    return [making_out(one, request.scope, request.workspace.slug) for one in makings(document, request.scope)]


@door.post("/documents/{document_id}/exports", response=list[MakingOut])
@portal_door.post(
    "/documents/{document_id}/exports", response=list[MakingOut], operation_id="portal_ask_for_document_export"
)
def ask_for_document_export(request: Request, document_id: UUID, body: MakingIn) -> list[dict[str, Any]]:
    """Of a long document: it is made while the reader does something else."""
    with act(request.workspace, by=request.actor):
        document = request.scope.load(Document, document_id)
        if body.version is not None:
            load_version(document, body.version, request.scope)
        if sum(one.state == "making" for one in makings(document, request.scope)) >= MOST_AT_ONCE:
            raise TooManyExports
        operations.ask(
            document=document,
            member_id=request.member.id,
            form=body.format,
            version_id=body.version,
            file_id=uuid7(),
        )
    return list_document_exports(request, document_id)


@door.get("/documents/{document_id}/export")
@portal_door.get("/documents/{document_id}/export", operation_id="portal_export_document")
def export_document(request: Request, document_id: UUID, filters: Query[ExportFilters]) -> HttpResponse:
    document = request.scope.load(Document, document_id)
    paper = operations.export(
        document=document,
        scope=request.scope,
        slug=request.workspace.slug,
        form=filters.format,
        version_id=filters.version,
    )
    with act(request.workspace, by=request.actor):
        operations.note_export(document=document, form=filters.format)
    response = HttpResponse(paper.content, content_type=paper.content_type)
    response["Content-Disposition"] = content_disposition_header(True, paper.name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

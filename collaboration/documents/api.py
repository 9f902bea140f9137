"""Documents, for staff and for the portal alike: the scope decides what each sees and from when on."""

import base64
import binascii
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Query

from collaboration.documents import operations, queries, yjs
from collaboration.documents.errors import BadUpdate, UpdateTooBig
from collaboration.documents.models import Document, Kind, Snapshot
from collaboration.documents.pictures import operations as copies
from collaboration.documents.registry import load_about
from collaboration.documents.schemas import (
    CopyIn,
    DocumentEdits,
    DocumentIn,
    DocumentListing,
    DocumentOut,
    DocumentsOut,
    VersionIn,
    VersionListing,
    VersionOut,
    VersionPatch,
    VersionsOut,
    WrittenOut,
)
from journal.acting import act
from journal.errors import Invalid
from permissions.capabilities import Capability
from permissions.edits import ArchiveIn, EditIn, edits_of
from permissions.http import Door, PortalDoor, Request
from permissions.lists import sort_of
from permissions.presenting import present, present_all
from permissions.scope.page import keyset

door = Door(tags=["documents"])
portal_door = PortalDoor(tags=["portal: documents"])
_SORTS = {"updated": "updated_at", "created": "created_at", "title": "search_title"}


@door.get("/documents", response=DocumentsOut)
@portal_door.get("/documents", response=DocumentsOut, operation_id="portal_list_documents")
def list_documents(request: Request, filters: Query[DocumentListing]) -> dict[str, Any]:
    record = load_about(request.scope, filters.about) if filters.about else None
    rows = queries.documents_on(record, q=filters.q, archived=filters.archived, ids=filters.ids)
    order = sort_of(filters.sort, _SORTS, "-updated")
    page = request.scope.page(Document, order=order, after=filters.after, n=filters.limit, rows=rows)
    named = queries.with_names(page.items, request.scope)
    return {"items": present_all(DocumentOut, named, request.scope), "next": page.next}


@door.post("/documents", response=DocumentOut)
def open_document(request: Request, body: DocumentIn) -> DocumentOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = operations.open_document(
            record=load_about(request.scope, body.about, writing=True),
            title=body.title,
            content=body.content,
            document_id=body.id,
            author_id=request.member.id,
        )
    return _shown(document, request)


@door.get("/documents/{document_id}", response=DocumentOut)
@portal_door.get("/documents/{document_id}", response=DocumentOut, operation_id="portal_read_document")
def read_document(request: Request, document_id: UUID) -> DocumentOut:
    return _shown(request.scope.load(Document, document_id), request)


@door.patch("/documents/{document_id}", response=DocumentOut)
def edit_document(request: Request, document_id: UUID, body: EditIn) -> DocumentOut:
    edits = edits_of(body, DocumentEdits)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_EDIT, lock=True)
        operations.edit_document(document=document, edits=edits)
    return _shown(document, request)


@door.post("/documents/{document_id}/archive", response=DocumentOut)
def archive_document(request: Request, document_id: UUID, body: ArchiveIn | None = None) -> DocumentOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_MANAGE, lock=True)
        operations.archive_document(document=document, version=body.version if body else None)
    return _shown(document, request)


@door.post("/documents/{document_id}/unarchive", response=DocumentOut)
def unarchive_document(request: Request, document_id: UUID, body: ArchiveIn | None = None) -> DocumentOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_MANAGE, lock=True)
        operations.unarchive_document(document=document, version=body.version if body else None)
    return _shown(document, request)


# -- content, where sockets are blocked --------------------------------------------------------------------------------


@door.get("/documents/{document_id}/updates")
@portal_door.get("/documents/{document_id}/updates", operation_id="portal_read_updates")
def read_updates(request: Request, document_id: UUID, state: str = "") -> HttpResponse:
    """What a reader with this state vector (base64url) lacks, as one Yjs update; everything without it."""
    document = request.scope.load(Document, document_id)
    found = queries.stored(document.id)
    return _bytes(yjs.difference(yjs.doc_of(found.chunks), _state_of(state)), seq=found.seq)


@door.post("/documents/{document_id}/updates", response=WrittenOut)
@portal_door.post("/documents/{document_id}/updates", response=WrittenOut, operation_id="portal_write_update")
def write_update(request: Request, document_id: UUID, ref: str = "") -> dict[str, int]:
    """A Yjs update as the body; the same `ref` (a UUID the browser made up) again writes nothing."""
    if int(request.headers.get("Content-Length") or 0) > yjs.MOST_UPDATE:
        raise UpdateTooBig
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_EDIT)
        seq = operations.write_update(
            document=document, data=request.body, author_id=request.member.id, client_ref=_ref_of(ref)
        )
    return {"seq": seq}


# -- versions ----------------------------------------------------------------------------------------------------------


@door.get("/documents/{document_id}/versions", response=VersionsOut)
@portal_door.get("/documents/{document_id}/versions", response=VersionsOut, operation_id="portal_list_versions")
def list_versions(request: Request, document_id: UUID, filters: Query[VersionListing]) -> dict[str, Any]:
    """Newest first."""
    document = request.scope.load(Document, document_id)
    rows = queries.versions_of(document, request.scope)
    page = keyset(rows, order="-created_at", after=filters.after, n=filters.limit)
    return {"items": queries.authors_known_to(page.items, request.scope), "next": page.next}


@door.post("/documents/{document_id}/versions", response=VersionOut)
def add_version(request: Request, document_id: UUID, body: VersionIn) -> VersionOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_EDIT)
        version = operations.add_version(
            document=document, kind=Kind.NAMED, name=body.name, version_id=body.id, author_id=request.member.id
        )
    return _shown_version(version, request)


@door.patch("/documents/{document_id}/versions/{version_id}", response=VersionOut)
def name_version(request: Request, document_id: UUID, version_id: UUID, body: VersionPatch) -> VersionOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_EDIT)
        version = queries.load_version(document, version_id, request.scope)
        operations.name_version(document=document, version=version, name=body.name)
    return _shown_version(version, request)


@door.get("/documents/{document_id}/versions/{version_id}/content")
@portal_door.get("/documents/{document_id}/versions/{version_id}/content", operation_id="portal_read_version")
def read_version(request: Request, document_id: UUID, version_id: UUID) -> HttpResponse:
    """The whole document as it was then, as one Yjs update."""
    document = request.scope.load(Document, document_id)
    version = queries.load_version(document, version_id, request.scope)
    return _bytes(bytes(version.data), seq=version.upto)


@door.post("/documents/{document_id}/versions/{version_id}/restore", response=DocumentOut)
def restore_version(request: Request, document_id: UUID, version_id: UUID) -> DocumentOut:
    """Written as a new edit; what was there before becomes a version."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_EDIT)
        version = queries.load_version(document, version_id, request.scope)
        operations.restore_version(document=document, version=version, author_id=request.member.id)
    return _shown(document, request)


@door.post("/documents/{document_id}/versions/{version_id}/copy", response=DocumentOut)
def copy_version(request: Request, document_id: UUID, version_id: UUID, body: CopyIn) -> DocumentOut:
    """A new document with this version's content."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id)
        version = queries.load_version(document, version_id, request.scope)
        copy = copies.copy_version(
            document=document,
            version=version,
            scope=request.scope,
            record=load_about(request.scope, body.about or document.about_key, writing=True),
            title=body.title,
            document_id=body.id,
            author_id=request.member.id,
        )
    return _shown(copy, request)


def _shown(document: Document, request: Request) -> DocumentOut:
    return present(DocumentOut, queries.with_names([document], request.scope)[0], request.scope)


def _shown_version(version: Snapshot, request: Request) -> VersionOut:
    return VersionOut.from_orm(queries.authors_known_to([version], request.scope)[0])


def _bytes(data: bytes, *, seq: int) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["X-Document-Seq"] = str(seq)
    answer["Cache-Control"] = "no-store"
    return answer


def _ref_of(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Invalid(fields={"ref": [_("This is not a valid value.")]}) from None


def _state_of(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) if text else yjs.NO_STATE
    except (binascii.Error, ValueError):
        raise BadUpdate from None

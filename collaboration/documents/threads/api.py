"""Threads on a document's text, for staff and for the portal alike: the scope decides which each hears."""

from typing import Any
from uuid import UUID

from ninja import Query

from collaboration.comments import budget
from collaboration.documents.models import Document
from collaboration.documents.threads import operations, queries
from collaboration.documents.threads.schemas import ThreadFilters, ThreadIn, ThreadOut, ThreadsOut
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, PortalDoor, Request
from permissions.scope.page import keyset

door = Door(tags=["document threads"])
portal_door = PortalDoor(tags=["portal: document threads"])


@door.get("/documents/{document_id}/threads", response=ThreadsOut)
@portal_door.get("/documents/{document_id}/threads", response=ThreadsOut, operation_id="portal_list_threads")
def list_threads(request: Request, document_id: UUID, filters: Query[ThreadFilters]) -> dict[str, Any]:
    """Newest first."""
    document = request.scope.load(Document, document_id)
    rows = queries.threads_on(document, request.scope, resolved=filters.resolved)
    page = keyset(rows, order="-created_at", after=filters.after, n=filters.limit)
    return {"items": _shown(page.items, document, request), "next": page.next}


@door.post("/documents/{document_id}/threads", response=ThreadOut)
@portal_door.post("/documents/{document_id}/threads", response=ThreadOut, operation_id="portal_start_thread")
def start_thread(request: Request, document_id: UUID, body: ThreadIn) -> Any:
    budget.spend(request)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, document_id, to=Capability.DOCUMENT_COMMENT)
        comment = operations.start_thread(
            document=document,
            scope=request.scope,
            body=body.body,
            audience=body.audience,
            start=body.start,
            end=body.end,
            quote=body.quote,
            comment_id=body.id,
            file_ids=body.file_ids,
        )
    return _shown([comment], document, request)[0]


@door.get("/documents/{document_id}/threads/{thread_id}", response=ThreadOut)
@portal_door.get("/documents/{document_id}/threads/{thread_id}", response=ThreadOut, operation_id="portal_read_thread")
def read_thread(request: Request, document_id: UUID, thread_id: UUID) -> Any:
    document = request.scope.load(Document, document_id)
    return _shown([queries.load_thread(document, request.scope, thread_id)], document, request)[0]


def _shown(threads: Any, document: Document, request: Request) -> list[ThreadOut]:
    found = queries.with_answers(threads, document, request.scope, request.workspace.slug)
    return [ThreadOut.from_orm(one) for one in found]

"""Finding documents by their text in the portal; staff have one box over everything (workspace.search)."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from collaboration.documents.finding import queries
from journal.text import Line
from permissions.http import PortalDoor, Request
from permissions.lists import Filters

portal_door = PortalDoor(tags=["portal: document search"])
MOST = 20


class FindFilters(Filters):
    q: Annotated[Line, Field(max_length=200)] = ""


class FoundOut(Schema):
    id: UUID
    title: str
    snippet: str
    url: str


@portal_door.get("/document-search", response=list[FoundOut], operation_id="portal_find_documents")
def find_documents(request: Request, filters: Query[FindFilters]) -> list[dict[str, Any]]:
    """By title and by text, the newest first."""
    found = queries.find(request.scope, filters.q, MOST)
    lines = queries.snippets([one.id for one in found], filters.q)
    start = f"/portal/{request.workspace.slug}/documents"
    return [
        {"id": one.id, "title": one.title, "snippet": lines.get(one.id, ""), "url": f"{start}/{one.id}"}
        for one in found
    ]

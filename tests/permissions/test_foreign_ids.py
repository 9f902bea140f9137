"""Two workspaces replay each other's ids on every route: in the path, the query and the body."""

import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from config.api import api
from journal.ids import uuid7
from tests.permissions.calling import MIGHTY, Content, content, here, send, tenants, there, undone
from tests.permissions.calls import CALLS, Call
from tests.permissions.table import PORTAL_ROWS, STAFF_ROWS, Row
from tests.permissions.tenant import Tenant

__all__ = ["content", "here", "tenants", "there"]

BEHIND_DOORS = [*STAFF_ROWS, *PORTAL_ROWS]


@dataclass(frozen=True)
class Replay:
    """A call in which the record called `name` is to be one of another workspace.

    Args:
        given: what the plain call leaves out and this one does not: {"owner": "$bob"}.
    """

    row: Row
    name: str
    given: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return f"{self.row.route} {''.join(self.given)} {self.name}"

    @property
    def call(self) -> Call:
        call = CALLS[self.row.route]
        part = "query" if self.row.method == "GET" else "body"
        return replace(call, **{part: {**getattr(call, part), **self.given}}) if self.given else call


def names_in(part: Any) -> set[str]:
    """Every "$name" of a sample that is a record's id; what an edit is based on is no address of anything."""
    if isinstance(part, dict):
        return set().union(*(names_in(value) for key, value in part.items() if key != "base"))
    if isinstance(part, list):
        return set().union(*(names_in(value) for value in part))
    found = {part.partition("$")[2]} if isinstance(part, str) and "$" in part else set()
    return {name for name in found if not name.endswith(("_version", "_name")) and name not in ("later", "token")}


REPLAYS = [
    Replay(row, name, given)
    for row in BEHIND_DOORS
    for call in (CALLS[row.route],)
    for given in ({}, *({key: value} for key, value in call.also.items()))
    for name in sorted(names_in(given or [call.ids, call.query, call.body, call.form]))
]
# Where a card is dropped is a hint: a neighbour that is not in the column any more changes nothing but the place.
HINTS = {"before_id", "after_id"}


@pytest.mark.parametrize("replay", REPLAYS, ids=str)
def test_an_id_of_another_workspace_is_nobodys(replay: Replay, here: Tenant, there: Tenant, content: Content) -> None:
    """The answer is the one for an id that does not exist: a refusal, or a list filtered by it, which is empty."""
    row, name = replay.row, replay.name
    answers = {}
    nobodys = [str(uuid7())] if isinstance(here.ids[name], list) else str(uuid7())
    for whose, value in {"theirs": there.ids[name], "nobody's": nobodys}.items():
        mixed = Tenant(here.workspace, here.people, {**here.ids, name: value})
        with undone():
            content.look()
            response = send(here.people[MIGHTY[row.door]].client, row, mixed, replay.call)
            answers[whose] = (response.status_code, response.content.decode().replace(str(value), "<id>"))
            assert response.status_code < 400 or content.changed() == []
    status, content = answers["theirs"]
    if status == 200 and HINTS & replay.given.keys():
        assert answers["nobody's"][0] == 200
        return
    assert answers["theirs"] == answers["nobody's"]
    assert status in (400, 404) or (row.method == "GET" and _is_empty(json.loads(content)))


def _is_empty(answer: Any) -> bool:
    """A list, a count, a board or its figures, of nothing."""
    nothing: tuple[Any, ...] = ({"items": [], "next": None}, {"count": 0, "exact": True}, [])
    if isinstance(answer, dict) and "columns" in answer:
        return all(_is_empty(column) for column in answer["columns"])
    if isinstance(answer, dict) and "stage" in answer:
        return (answer["items"], answer["count"], answer["sum"]) == ([], 0, [])
    if isinstance(answer, dict) and "weighted" in answer:
        none = {"count": 0, "sum": []}
        return answer == {"open": none, "weighted": [], "won_this_month": none, "stalled": 0}
    return answer in nothing


TAKEN = {
    "companies": "kept_companies",
    "people": "kept_people",
    "products": "kept_products",
    "deals": "deal",
    "comments": "comment",
    "deals/{deal_id}/lines": "line",
    "deals/{deal_id}/activities": "call",
    "requests": "request",
    "documents": "document",
    "documents/{document_id}/versions": "version",
    "documents/{document_id}/threads": "thread",
    "documents/from-template": "document",
}


@pytest.mark.parametrize("row", [row for row in STAFF_ROWS if row.method == "POST" and row.path[1:] in TAKEN], ids=str)
def test_an_id_taken_elsewhere_changes_nothing_there(row: Row, here: Tenant, there: Tenant, content: Content) -> None:
    """Browsers make up the ids of new records; one that another workspace has is refused, and nothing is told of it."""
    call = CALLS[row.route]
    taken = there.ids[TAKEN[row.path[1:]]]
    with undone():
        content.look()
        response = send(here.people["owner"].client, row, here, replace(call, body={**call.body, "id": taken}))
        assert (response.status_code, response.json()["error"]["code"]) == (409, "id_taken")
        assert content.changed() == []


def test_no_id_of_a_route_is_left_out() -> None:
    """Every id that a route's own description names stands in its sample call, so it is replayed."""
    described = api.get_openapi_schema()
    missing = []
    for row in BEHIND_DOORS:
        method, path = row.route.split()
        sample = json.dumps([getattr(CALLS[row.route], part) for part in ("ids", "query", "body", "also")])
        operation = described["paths"][f"/api{path}"][method.lower()]
        missing += [f"{row.route}: {name}" for name in ids_of(operation, described) if f'"{name}"' not in sample]
    assert missing == []


# Ids that the caller makes up for a new record, and ids of the caller's own drafts.
MADE_UP = {"id"}


def ids_of(operation: dict[str, Any], described: dict[str, Any]) -> list[str]:
    """The names of a route's ids in path, query and body."""
    found = [
        one["name"] for one in operation.get("parameters", []) if one["name"] != "ws" and "uuid" in json.dumps(one)
    ]
    for body in operation.get("requestBody", {}).get("content", {}).values():
        schema = body["schema"]
        name = next((ref for ref in _refs(schema)), "")
        fields = described["components"]["schemas"].get(name, schema).get("properties", {})
        found += [name for name, one in fields.items() if "uuid" in json.dumps(one)]
    return [name for name in found if name not in MADE_UP]


def _refs(schema: dict[str, Any]) -> list[str]:
    return re.findall(r"schemas/(\w+)", json.dumps(schema))

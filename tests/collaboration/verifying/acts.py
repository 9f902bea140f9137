"""Doing every act once, undone again, and what became of everybody's screens."""

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from django.test import Client

from collaboration import catch_up
from config.state import CHECKOUT
from journal.fence import fence
from tests.collaboration.verifying.tables import watching
from tests.collaboration.verifying.viewer import ROWS, Viewer
from tests.permissions.calling import send, undone
from tests.permissions.calls import CALLS, Call
from tests.permissions.table import PORTAL_ROWS, STAFF_ROWS, Row
from tests.permissions.tenant import Tenant
from workspace.imports.operations.running import check_in_background, run_import

FLOORS = ("accounts", "permissions", "collaboration", "workspace", "portal")


@dataclass(frozen=True)
class Act:
    """One call that writes.

    Args:
        actor: the reader of the permission table who makes it; "" for a visitor.
        afterwards: what the worker does then.
    """

    name: str
    row: Row
    call: Call
    actor: str
    afterwards: Callable[[Tenant], None] | None = None

    def __str__(self) -> str:
        return self.name

    def do(self, here: Tenant) -> None:
        browser = here.people[self.actor].client if self.actor else Client()
        response = send(browser, self.row, here, self.call)
        assert response.status_code < 300, response.content
        if self.afterwards is not None:
            self.afterwards(here)


def _may(row: Row) -> str:
    """The first reader of the table's row who may."""
    return next(reader for reader, answer in row.answers.items() if answer == "yes")


def _plain() -> list[Act]:
    return [Act(row.route, row, CALLS[row.route], _may(row)) for row in [*STAFF_ROWS, *PORTAL_ROWS] if row.writes]


def _another(route: str, what: str, *, by: str = "", **call: Any) -> Act:
    row = ROWS[route]
    return Act(f"{route} {what}", row, replace(CALLS[route], **call), by or _may(row))


DEAL, COMMENT = "PATCH /w/{ws}/deals/{deal_id}", "POST /w/{ws}/comments"
MEMBER = "PATCH /w/{ws}/members/{member_id}"
STAGE = "PATCH /w/{ws}/pipelines/{pipeline_id}/stages/{stage_id}"
CLOSE, SHARE = "POST /w/{ws}/deals/{deal_id}/close", "POST /w/{ws}/shares"
STATUS = "POST /w/{ws}/requests/{request_id}/status"
RIVAL = {"grantee": "company:$company_of_rival", "level": "view"}
SHARED = {"object": "deal:$deal", "grantee": "company:$company_of_client"}
ABOUT = {"about": "deal:$deal", "body": "Hello"}


def _set(name: str, base: Any, value: Any) -> dict[str, Any]:
    return {"body": {"fields": {name: {"base": base, "value": value}}}}


def _variants() -> list[Act]:
    """The same routes with other content: other operations, other ears."""
    return [
        _another(DEAL, "amount", **_set("amount", None, "5000.00")),
        _another(DEAL, "title", **_set("title", "deal", "Another")),
        _another(COMMENT, "to the client", body={**ABOUT, "audience": "company:$company_of_client"}),
        _another(COMMENT, "an answer", by="owner", body={**ABOUT, "parent_id": "$comment"}),
        _another(COMMENT, "with a file", by="own", body={**ABOUT, "file_ids": ["$draft"]}),
        _another(MEMBER, "role", body={"fields": {"roles": {"base": ["member"], "value": ["manager"]}}}),
        _another(STAGE, "public name", **_set("public_name", "$next_stage_public_name", "Checked")),
        _another(CLOSE, "lost", body={"outcome": "lost", "reason": "Price", "version": "$deal_version"}),
        _another("PATCH /w/{ws}/pipelines/{pipeline_id}", "name", **_set("name", "Sales", "Trade")),
        _another("PATCH /w/{ws}/workspace", "name", **_set("name", "Here", "Harbour")),
        _another(SHARE, "a pipeline", body={"object": "pipeline:$pipeline", **RIVAL}),
        _another(SHARE, "other fields", body={**SHARED, "level": "comment", "fields": ["amount"]}),
        _another(STATUS, "resolved", body={"status": "resolved", "version": "$request_version"}),
        _another("PATCH /session", "name", by="own", body={"name": "Robert"}),
        replace(_another("POST /invitations/{token}/accept", "by a newcomer", by="own"), actor=""),
        replace(_another("POST /w/{ws}/imports/{import_id}/dry-run", "and the worker"), afterwards=_check),
        replace(_another("POST /w/{ws}/imports/{import_id}/run", "and the worker"), afterwards=_import),
    ]


def _check(here: Tenant) -> None:
    check_in_background(here.workspace.id, here.ids["draft_import"])


def _import(here: Tenant) -> None:
    run_import(here.workspace.id, here.ids["ready_import"])


ACTS = [*_plain(), *_variants()]


@dataclass
class Outcome:
    """Screens left wrong, by person and route, and the operations that ran."""

    wrong: dict[str, list[str]] = field(default_factory=dict)
    operations: set[str] = field(default_factory=set)


def outcome_of(act: Act, here: Tenant, viewers: list[Viewer]) -> Outcome:
    """Do it while everybody looks, ask whose screens are wrong, undo it."""
    found = Outcome()
    with undone():
        with fence(here.workspace.id, None):
            last, _epoch = catch_up.read_clock(here.workspace.id)
        listeners = [viewer.listener() for viewer in viewers]
        with watching() as tables, _noting(found.operations):
            act.do(here)
        for viewer, listener in zip(viewers, listeners, strict=True):
            for route, differences in viewer.outdated(listener, last, tables.written).items():
                found.wrong[f"{viewer.column}: {route}"] = differences
    return found


@contextmanager
def _noting(names: set[str]) -> Iterator[None]:
    """The operations that are called inside, as "workspace/deals/operations/moving.py:move_deal"."""

    def note(frame: Any, event: str, _argument: Any) -> None:
        if event == "call" and (name := _operation(frame.f_code)):
            names.add(name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


@cache
def _operation(code: CodeType) -> str:
    """Its name when it stands in a room's operations; asked at every call that is made."""
    path = Path(code.co_filename)
    inside = "operations" in code.co_filename and path.is_relative_to(CHECKOUT)
    return f"{path.relative_to(CHECKOUT)}:{code.co_name}" if inside else ""


def every_operation() -> set[str]:
    """Every public function of every room's operations."""
    found = set()
    for floor in FLOORS:
        for path in [*(CHECKOUT / floor).rglob("operations.py"), *(CHECKOUT / floor).rglob("operations/*.py")]:
            found |= {
                f"{path.relative_to(CHECKOUT)}:{node.name}"
                for node in ast.parse(path.read_text()).body
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            }
    return found

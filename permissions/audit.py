"""Refusals are kept: what somebody tried and was not allowed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest

from journal.acting import act, publish
from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class Refused(Fact):
    kind: ClassVar[str] = "access.refused"
    method: str
    path: str


def record_refusal(request: HttpRequest) -> None:
    """Write the audit row of a 403 in a transaction of its own; the refused change is already rolled back."""
    behind: Any = request
    if not hasattr(behind, "workspace"):
        return
    with act(behind.workspace, by=behind.actor):
        publish(Refused(method=str(request.method), path=request.path[:300]), about=behind.workspace, members=[])

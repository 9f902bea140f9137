"""The client and partner companies behind the circles: asked of the companies room, this floor knows no company."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import Circle, Membership
from permissions.scope import Scope


@dataclass(frozen=True)
class OutsideCompany:
    """A company as sharing and comments see it.

    Args:
        relation: "client", "partner", or "none" when the relation ended or never began.
        circle_id: None until the company is shared with, or somebody of it invited, for the first time.
    """

    id: UUID
    name: str
    relation: str
    circle_id: UUID | None


@dataclass(frozen=True)
class Companies:
    """What the companies room answers.

    Args:
        behind: the company of each circle; circles of departments are absent.
        load: one company of any relation as a scope sees it, NotFound when it does not.
        find: client and partner companies that a scope sees, by name: scope, text, how many.
        open_circle: the circle of a company, made when there is none; inside act().
    """

    behind: Callable[[Iterable[UUID]], dict[UUID, OutsideCompany]]
    load: Callable[[Scope, UUID], OutsideCompany]
    find: Callable[[Scope, str, int], list[OutsideCompany]]
    open_circle: Callable[[UUID], Circle]


_rooms: list[Companies] = []


def register_companies(room: Companies) -> None:
    """Called by the companies room in AppConfig.ready()."""
    _rooms[:] = [room]


def companies() -> Companies:
    """The companies room.

    Raises:
        LookupError: none has registered.
    """
    if not _rooms:
        raise LookupError("no room registered its companies with permissions.outside_companies")
    return _rooms[0]


def name_companies(members: Iterable[Membership]) -> None:
    """Put the company's name on outside members (`member.company`), for permissions.refs.MemberRef."""
    outside: list[Any] = [member for member in members if member.circle_id]
    if not outside:
        return
    found = companies().behind({member.circle_id for member in outside})
    for member in outside:
        company = found.get(member.circle_id)
        member.company = company.name if company else None

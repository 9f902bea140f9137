"""Members, teams and settings over the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field

from journal.text import Line
from permissions.capabilities import Capability
from permissions.lists import Filters
from permissions.presenting import Presented
from permissions.refs import NamedRef

Kind = Literal["staff", "partner", "client"]
Name = Annotated[Line, Field(min_length=1, max_length=150)]
# gettext_lazy comes out in the reader's language.
Words = Annotated[str, BeforeValidator(str)]
RoleKey = Annotated[str, Field(max_length=20)]


class MemberOut(Presented):
    needs = {"has_two_factor": Capability.MEMBER_MANAGE}

    id: UUID
    name: str
    email: str
    kind: str
    roles: list[str]
    teams: list[NamedRef]
    company: NamedRef | None
    state: str
    last_seen: datetime | None
    has_two_factor: bool | None
    colour: int
    abilities: list[str]

    @staticmethod
    def resolve_roles(member: Any) -> list[str]:
        return list(member.role_keys)

    @staticmethod
    def resolve_teams(member: Any) -> Any:
        return member.team_refs

    @staticmethod
    def resolve_company(member: Any) -> Any:
        return member.company_ref

    @staticmethod
    def resolve_abilities(member: Any) -> list[str]:
        """An owner or administrator shows no "manage" to those who may not touch them."""
        return [verb for verb in member.abilities if member.may_be_managed or verb != Capability.MEMBER_MANAGE]


class MembersIn(Filters):
    q: Annotated[Line, Field(max_length=200)] = ""
    kind: Kind | None = None
    active: bool | None = None
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 200


class MembersOut(Schema):
    items: list[MemberOut]
    next: str | None


class DirectoryIn(Filters):
    q: Annotated[Line, Field(max_length=200)] = ""
    kind: Kind | None = None


class InviteIn(Schema):
    """`member_id` invites somebody already known here (from an import) instead of a new person."""

    email: Annotated[Line, Field(max_length=254)]
    name: Annotated[Line, Field(max_length=150)] = ""
    kind: Kind
    role: RoleKey | None = None
    team_ids: Annotated[list[UUID], Field(max_length=50)] = []
    company_id: UUID | None = None
    language: Literal["en", "ru"]
    member_id: UUID | None = None


class InvitedOut(Schema):
    member: MemberOut
    link: str


class LinkOut(Schema):
    link: str


def _in_order(values: list[Any]) -> list[Any]:
    """Which ones, not in which order: two writers who chose the same agree."""
    return sorted(set(values))


class MemberEditable(Schema):
    """What of a member may be edited, for permissions.edits."""

    name: Name
    roles: Annotated[list[RoleKey], Field(max_length=10), AfterValidator(_in_order)]
    team_ids: Annotated[list[UUID], Field(max_length=50), AfterValidator(_in_order)]


class HandOverIn(Schema):
    hand_over_to: UUID | None = None


class TeamOut(Schema):
    id: UUID
    name: str
    parent_id: UUID | None
    member_count: int


class NewTeamIn(Schema):
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    parent_id: UUID | None = None


class TeamIn(Schema):
    name: Annotated[Line, Field(min_length=1, max_length=120)] | None = None
    parent_id: UUID | None = None


class RoleOut(Schema):
    key: str
    name: Words
    prose: Words


class TickOut(Schema):
    key: str
    done: bool


class WorkspaceOut(Presented):
    """`roles` are what staff may be given; `outside_roles` say what a partner and a client can do."""

    id: UUID
    slug: str
    name: str
    language: str
    currency: str
    two_factor_required: bool
    portal_two_factor_required: bool
    portal_sees_staff: bool
    abilities: list[str]
    roles: list[RoleOut]
    outside_roles: list[RoleOut]
    checklist: list[TickOut]


class WorkspaceEditable(Schema):
    """What of a workspace may be edited, for permissions.edits."""

    name: Annotated[Line, Field(min_length=1, max_length=120)]
    currency: Annotated[str, Field(min_length=3, max_length=3)]
    two_factor_required: bool
    portal_two_factor_required: bool
    portal_sees_staff: bool
    checklist_hidden: bool

"""The portal's first page."""

from ninja import Schema

from permissions.refs import MemberRef, NamedRef


class HomeWorkspaceOut(Schema):
    name: str
    language: str


class HomeOut(Schema):
    """`pipelines` are those shared as a whole, for partners; `counts` differ by kind."""

    kind: str
    member: MemberRef
    company: NamedRef | None
    workspace: HomeWorkspaceOut
    pipelines: list[NamedRef]
    counts: dict[str, int]

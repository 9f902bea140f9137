"""Who is signed in, over the wire."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from journal.text import Line

Language = Literal["en", "ru"]


class SessionUserOut(Schema):
    id: UUID
    email: str
    name: str
    language: str
    colour: int
    has_two_factor: bool


class MyWorkspaceOut(Schema):
    """A workspace of the person; `portal` says which of the two apps it opens in."""

    id: UUID
    slug: str
    name: str
    language: str
    currency: str
    kind: str
    member_id: UUID
    role_names: list[str]
    must_enrol: bool
    logo_letter: str
    portal: bool


class FeaturesOut(Schema):
    mail_demo: bool


class SessionOut(Schema):
    """`pending` is the step a sign-in still waits for ("mfa_authenticate", "mfa_enroll_required", "mfa_trust")."""

    user: SessionUserOut | None
    language: str
    demo: bool
    features: FeaturesOut
    workspaces: list[MyWorkspaceOut]
    pending: str | None


class SessionIn(Schema):
    language: Language | None = None
    name: Annotated[Line, Field(min_length=1, max_length=150)] | None = None

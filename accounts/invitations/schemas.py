"""An invitation over the wire."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from journal.text import Line


class NamedWorkspaceOut(Schema):
    name: str


class InvitationOut(Schema):
    """`has_account` says whether to ask for the account's password or for a new one."""

    workspace: NamedWorkspaceOut
    email: str
    kind: str
    invited_by: str | None
    language: str
    has_account: bool


class AcceptIn(Schema):
    """A new account gives a name and a password; an existing one its password, unless it is signed in."""

    name: Annotated[Line, Field(max_length=150)] = ""
    password: Annotated[str, Field(max_length=200)] = ""


class AcceptedOut(Schema):
    """Where to go; `pending` is the step the sign-in still waits for, when there is one."""

    workspace: str
    portal: bool
    pending: str | None

"""How people, teams and companies are named inside other records."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema

from journal.errors import Invalid


class MemberRef(Schema):
    """A member in a word: whoever sees the record sees who is responsible."""

    id: UUID
    name: str
    kind: str
    colour: int
    active: bool
    company: str | None = None

    @staticmethod
    def resolve_active(member: Any) -> bool:
        return bool(member["active"] if isinstance(member, dict) else member.is_active)


class NamedRef(Schema):
    id: UUID
    name: str


class RecordRef(Schema):
    """Any record, as "type:id" names it in one word."""

    type: str
    id: UUID


def key_parts(key: str, field: str) -> tuple[str, UUID]:
    """The word and the id of a key like "deal:<id>".

    Args:
        field: where it came from, for the refusal.

    Raises:
        Invalid: it is not a key.
    """
    word, _colon, raw = key.partition(":")
    try:
        return word, UUID(raw)
    except ValueError:
        raise Invalid(fields={field: [_("This is not a valid value.")]}) from None

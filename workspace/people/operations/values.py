"""How a person's values are kept: e-mails in lower case, phones in E.164, and the texts lists sort and search by."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from accounts.phones import NotAPhone, normal
from journal.acting import current
from journal.text import clean, fold
from journal.versions import FieldEdit
from workspace.people.errors import NobodyInParticular, NotAnEmail
from workspace.people.models import Person

# What every mail server accepts is narrower; a Cyrillic address of a Cyrillic domain is one too.
_EMAIL = re.compile(r"^[^@\s<>\"',;:()\[\]\\]+@[^@\s<>\"',;:()\[\]\\.]+(\.[^@\s<>\"',;:()\[\]\\.]+)+$")
_LONGEST_EMAIL = 254


def normal_edits(edits: Mapping[str, FieldEdit]) -> dict[str, FieldEdit]:
    """The edits with values as they are stored; a base is compared with what is stored, so it stays."""
    return {name: FieldEdit(edit.base, _as_stored(name, edit.value)) for name, edit in edits.items()}


def emails_of(texts: Iterable[str]) -> list[str]:
    """Addresses in lower case, once each, in their order.

    Raises:
        NotAnEmail: one of them is none.
    """
    found = [text for text in (clean(one).lower() for one in texts) if text]
    if any(len(text) > _LONGEST_EMAIL or not _EMAIL.match(text) for text in found):
        raise NotAnEmail
    return list(dict.fromkeys(found))


def phones_of(texts: Iterable[str]) -> list[str]:
    """Numbers in E.164, once each, in their order.

    Raises:
        NotAPhone: one of them is none.
    """
    try:
        return list(dict.fromkeys(normal(text, current().workspace) for text in map(clean, texts) if text))
    except NotAPhone:
        raise NotAPhone(fields={"phones": [str(NotAPhone.message)]}) from None


def set_texts(person: Person) -> None:
    """Fill what lists sort by and what the search looks in.

    Raises:
        NobodyInParticular: neither a name nor an address nor a number is left.
    """
    names = [person.last_name, person.first_name, person.middle_name]
    person.sort_name = fold(" ".join(name for name in names if name)) or fold(person.name)
    if not person.sort_name:
        raise NobodyInParticular
    person.search_text = " ".join([person.sort_name, *person.emails, *person.phones])


def _as_stored(field: str, value: Any) -> Any:
    if field == "emails":
        return emails_of(value)
    if field == "phones":
        return phones_of(value)
    return clean(value, lines=field == "description") if isinstance(value, str) else value

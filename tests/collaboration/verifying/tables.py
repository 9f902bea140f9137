"""Which tables a request reads and writes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

# Numbers and sign-ins: every request reads or writes them, and no screen shows them.
_NOBODYS = {"journal_clock", "journal_answeredrequest", "django_session", "usersessions_usersession"}

_WRITES = re.compile(r"(?:insert into|update|delete from)\s+\"?(\w+)", re.IGNORECASE)


@dataclass
class Tables:
    """Filled when `watching` ends."""

    tables: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)


@contextmanager
def watching() -> Iterator[Tables]:
    """The tables that the statements inside name."""
    found = Tables()
    statements: set[str] = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        statements.add(str(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield found
    for sql in statements:
        found.tables |= set(_names().findall(sql)) - _NOBODYS
        found.written |= set(_WRITES.findall(sql)) - _NOBODYS


@cache
def _names() -> re.Pattern[str]:
    models = apps.get_models(include_auto_created=True)
    return re.compile(r"\b(" + "|".join({model._meta.db_table for model in models}) + r")\b")

"""Statements that PostgreSQL plans once a connection: planning a large one costs ten times what running it does."""

from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.db import connection, models
from django.db.models import DEFERRED

M = TypeVar("M", bound=models.Model)

# What each connection has prepared, by name. A rollback does not make it forget that.
_prepared: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()


def rows_of(name: str, types: str, statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement, prepared under a name when this connection meets it first.

    Args:
        name: of one statement; where it changed, the new one is prepared.
        types: of the parameters `$1`, `$2`, ..., as SQL names them: "uuid, text[]".
    """
    with connection.cursor() as cursor:
        _prepare(name, types, statement)
        cursor.execute(f"execute {name} ({', '.join(['%s'] * len(parameters))})", parameters)
        return list(cursor.fetchall())


def _prepare(name: str, types: str, statement: str) -> None:
    session: Any = connection.connection
    known = _prepared.setdefault(session, {})
    if known.get(name) == statement:
        return
    with connection.wrap_database_errors:
        if name in known:
            session.execute(f"deallocate {name}")
        session.execute(f"prepare {name} ({types}) as {statement}")
    known[name] = statement


def partial_record(model: type[M], **known: Any) -> M:
    """A record of which only these columns were read; the others are asked for when somebody wants them."""
    record = model(*(known.get(column.attname, DEFERRED) for column in model._meta.concrete_fields))
    record._state.adding, record._state.db = False, connection.alias
    return record

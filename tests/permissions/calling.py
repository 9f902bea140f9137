"""Making the sample calls, undoing them, and telling what they left behind."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client, override_settings

from tests.permissions.calls import Call
from tests.permissions.table import Row
from tests.permissions.tenant import PDF, Tenant, build
from tests.workspace.records import above_the_fence

# Whoever may do most behind a door.
MIGHTY = {"w": "owner", "portal": "client"}


@pytest.fixture(scope="module")
def tenants(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Tenant, Tenant]]:
    """Two workspaces alike, in a transaction that never ends well: every call is undone, in the end these, too."""
    files: Path = tmp_path_factory.mktemp("files")
    settings = override_settings(FILES_DIR=files, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), settings, undone():
        cache.clear()
        yield build("here"), build("there")


@contextmanager
def one_tenant(blocker: Any, files: Path) -> Iterator[Tenant]:
    """One workspace, gone in the end; `files` takes its uploads."""
    settings = override_settings(FILES_DIR=files, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with blocker.unblock(), settings, undone():
        cache.clear()
        yield build("here")


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def content(tenants: tuple[Tenant, Tenant]) -> "Content":
    return Content()


@pytest.fixture
def here(tenants: tuple[Tenant, Tenant]) -> Tenant:
    return tenants[0]


@pytest.fixture
def there(tenants: tuple[Tenant, Tenant]) -> Tenant:
    return tenants[1]


def send(browser: Client, row: Row, tenant: Tenant, call: Call, **more: Any) -> Any:
    """Make a call of a route, as the browser does: every write has a key. "$name" is a record of `tenant`."""
    if row.method != "GET":
        more["headers"] = {"Idempotency-Key": str(uuid4()), **more.get("headers", {})}
    path = "/api" + row.route.partition(" ")[2].replace("{ws}", tenant.workspace.slug)
    for name, value in filled(call.ids, tenant).items():
        path = path.replace(f"{{{name}}}", str(value))
    if call.form is not None:
        return browser.post(path, form(filled(call.form, tenant)), **more)
    if call.raw is not None:
        return browser.post(path, call.raw, content_type="application/octet-stream", **more)
    how = {"query_params": filled(call.query, tenant), **more}
    if row.method == "GET":
        return browser.get(path, **how)
    body = json.dumps(filled(call.body, tenant), default=str)
    return getattr(browser, row.method.lower())(path, body, content_type="application/json", **how)


def form(parts: dict[str, str]) -> dict[str, Any]:
    contents = {"pdf": PDF, "csv": b"account,sector\nAcme,retail\n", "md": b"# Notes\n"}
    return {
        name: SimpleUploadedFile(value, contents[ending]) if (ending := value.rpartition(".")[2]) in contents else value
        for name, value in parts.items()
    }


def filled(part: Any, tenant: Tenant) -> Any:
    """The sample with the ids of a workspace."""
    if isinstance(part, dict):
        return {name: filled(value, tenant) for name, value in part.items()}
    if isinstance(part, list):
        return [filled(value, tenant) for value in part]
    if isinstance(part, str) and "$" in part:
        before, _mark, name = part.partition("$")
        return f"{before}{tenant.ids[name]}" if before else tenant.ids[name]
    return part


def told(row: Row, response: Any, call: Call, tenant: Tenant) -> str:
    """An answer in the words of the table."""
    if response.status_code >= 300:
        return str(response.status_code)
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        return "yes"
    text = response.content.decode()
    if call.shows:
        return "seen" if str(filled(call.shows, tenant)) in text else "none"
    if row.method == "GET" and text.startswith('{"count"'):
        return "seen" if json.loads(text)["count"] else "none"
    return "yes"


class Content:
    """What every table holds when this is made: whoever looks later is told which tables hold something else.

    Left out is what a refusal is meant to write: its audit row, and the clock it moves. Looking is cheap: only tables
    that were written to since the last `look` are read again, and a refusal writes to hardly any.
    """

    def __init__(self) -> None:
        self._held = _digests(sorted(_kept_tables()))
        self.look()

    def look(self) -> None:
        """From now on; everything before has been undone."""
        self._written = _rows_written()

    def changed(self) -> list[str]:
        """The tables that hold something else than at first."""
        written = _rows_written()
        touched = sorted(table for table in self._held if written[table] != self._written[table])
        return [table for table, digest in _digests(touched).items() if digest != self._held[table]]


def _kept_tables() -> set[str]:
    left_out = {"journal_clock", "django_session", "usersessions_usersession", "django_content_type", "auth_permission"}
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if model._meta.managed} - left_out


def _rows_written() -> dict[str, int]:
    """How many rows of each table this transaction wrote, also what it took back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)"
            " + pg_stat_get_xact_tuples_deleted(oid) from pg_class"
            " where relkind = 'r' and relnamespace = 'public'::regnamespace"
        )
        return dict(cursor.fetchall())


def _digests(tables: list[str]) -> dict[str, str]:
    if not tables:
        return {}
    but = {"journal_event": " where kind <> 'access.refused'"}
    statement = " union all ".join(
        f"select '{table}', md5(string_agg(t::text, '' order by t::text)) from {table} t" + but.get(table, "")
        for table in tables
    )
    with connection.cursor() as cursor, above_the_fence(cursor):
        cursor.execute(statement)
        return dict(cursor.fetchall())

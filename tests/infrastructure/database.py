"""The databases tests run on: a template, migrated once per set of migrations, and a copy of it per test process."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from psycopg import sql

from config.postgres import prepare_database, state_dir, superuser_url
from config.state import CHECKOUT

# What a migrated database is made of, besides the migrations themselves.
_INGREDIENTS = (
    "requirements.lock",
    "config/postgres/roles.py",
    "config/management/commands/migrate.py",
    "tests/infrastructure/database.py",
)


@contextmanager
def copy_of_template(suffix: str = "") -> Iterator[str]:
    """The name of a fresh, migrated database, dropped at the end."""
    name = f"test_{os.getpid()}{suffix}"
    with _turn(), _administrator() as administrator:
        _forget_dead_runs(administrator)
        template = _template(administrator)
        _drop(administrator, name)
        administrator.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER artel_owner").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    try:
        yield name
    finally:
        with _administrator() as administrator:
            _drop(administrator, name)


def use_database(url: str) -> None:
    """Point Django, and every process started from here, at this database."""
    from config.settings import database

    os.environ["DATABASE_URL"] = url
    chosen = database(url, "artel_app")
    # A pool's threads outlive a test; journeys run the product with its pool.
    connection.settings_dict["OPTIONS"].update(chosen.pop("OPTIONS"), pool=False)
    connection.settings_dict.update(chosen)


@contextmanager
def tables_emptied_quickly(name: str) -> Iterator[None]:
    """After a transactional test only tables with something in them are emptied, and types and rights stay.

    Django's own way makes new files for every table and index and fills types and rights again: half a second a test.
    """

    def empty(test: TransactionTestCase) -> None:
        with psycopg.connect(superuser_url(name), autocommit=True) as administrator:
            administrator.execute("SET session_replication_role = replica")  # no order of foreign keys to keep
            filled = [table for (table,) in administrator.execute(_FILLED, [list(_KEPT)])]
            administrator.execute(
                sql.SQL(";").join(sql.SQL("DELETE FROM {}").format(sql.Identifier(t)) for t in filled)
            )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


# What a migrated database begins with.
_KEPT = ("django_migrations", "django_content_type", "auth_permission")
_FILLED = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND pg_relation_size(oid) > 0 AND relname <> ALL (%s)
"""


def _template(administrator: psycopg.Connection) -> str:
    name = f"template_{_fingerprint()}"
    known = [row[0] for row in administrator.execute("SELECT datname FROM pg_database WHERE datname ~ '^template_'")]
    if name in known:
        return name
    for outdated in [*known, "draft"]:
        _drop(administrator, outdated)
    prepare_database(superuser_url(), "draft")
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "draft"
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.settings_dict["NAME"] = usual
    with psycopg.connect(superuser_url("draft"), autocommit=True) as draft:
        # TransactionTestCase empties tables; the product never does.
        draft.execute("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO artel_app")
    administrator.execute(sql.SQL("ALTER DATABASE draft RENAME TO {}").format(sql.Identifier(name)))
    return name


def _fingerprint() -> str:
    digest = hashlib.sha256()
    migrations = [
        path
        for app in apps.get_app_configs()
        if CHECKOUT in Path(app.path).parents
        for path in Path(app.path).glob("migrations/*.py")
    ]
    for path in sorted([*migrations, *(CHECKOUT / name for name in _INGREDIENTS)]):
        digest.update(str(path.relative_to(CHECKOUT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _forget_dead_runs(administrator: psycopg.Connection) -> None:
    for (name,) in administrator.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+'").fetchall():
        if not _alive(int(name.split("_")[1])):
            _drop(administrator, name)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _drop(administrator: psycopg.Connection, name: str) -> None:
    administrator.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _administrator() -> psycopg.Connection:
    return psycopg.connect(superuser_url(), autocommit=True)


@contextmanager
def _turn() -> Iterator[None]:
    """One process at a time makes or copies the template."""
    with Path(state_dir() / "template.lock").open("a") as lock:
        flock(lock, LOCK_EX)
        yield

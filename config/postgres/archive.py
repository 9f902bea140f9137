"""Dumps of a database, by PostgreSQL's own pg_dump and pg_restore."""

import os
import subprocess
import time
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config.postgres.errors import DatabaseTrouble
from config.postgres.programs import clean_environment, client
from config.postgres.roles import OWNER, prepare_database
from config.postgres.server import database_url, is_embedded, superuser_url

_LEAVING = 2.0  # s


def dump_database(target: Path) -> None:
    """Write everything in Artel's database to `target`, a consistent picture even while people work."""
    if is_embedded() or os.environ.get("ARTEL_ADMIN_URL"):
        _run("pg_dump", _administrator(_database()), "--format=custom", "--file", str(target))
    else:
        _run("pg_dump", database_url(), "--role", OWNER, "--format=custom", "--file", str(target))


def restore_database(source: Path) -> None:
    """Replace Artel's database by the dump, whole or not at all. Nobody may be using the database."""
    name = _database()
    draft, old = f"{name}_restoring", f"{name}_replaced"
    administrator = _administrator()
    with psycopg.connect(administrator, autocommit=True) as connection:
        _refuse_while_used(connection, name)
        _drop(connection, draft)
        prepare_database(administrator, draft)
        try:
            _run("pg_restore", _administrator(draft), "--exit-on-error", str(source))
            _refuse_while_used(connection, name)
            _drop(connection, old)
            _rename(connection, name, old)
            _rename(connection, draft, name)
        except BaseException:
            _drop(connection, draft)
            raise
        _drop(connection, old)


def _administrator(database: str = "postgres") -> str:
    given = os.environ.get("ARTEL_ADMIN_URL")
    if given:
        return make_conninfo(given, dbname=database)
    if is_embedded():
        return superuser_url(database)
    raise DatabaseTrouble(
        "Restoring replaces the whole database, which takes an administrator of the server: set ARTEL_ADMIN_URL to "
        "postgresql://<superuser>@<server>/postgres and run it again."
    )


def _database() -> str:
    return str(conninfo_to_dict(database_url())["dbname"])


def _run(program: str, url: str, *arguments: str) -> None:
    # The password goes through the environment: arguments are there for everybody to read.
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", "") or "")
    target = ["--dbname", make_conninfo("", **parts)]
    done = subprocess.run(  # noqa: S603 - our own programs
        [str(client(program)), *target, *arguments],
        env={**clean_environment(), "PGPASSWORD": password},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise DatabaseTrouble(f"{program} failed:\n{done.stderr.strip()[-800:]}")


def _refuse_while_used(connection: psycopg.Connection, name: str) -> None:
    """Whoever has just left, pg_dump say, is on the server's list for some moments longer."""
    until = time.monotonic() + _LEAVING
    while users := _users(connection, name):
        if time.monotonic() > until:
            raise DatabaseTrouble(f"The database is in use ({users} connections). Stop Artel and its workers first.")
        time.sleep(0.05)


def _users(connection: psycopg.Connection, name: str) -> int:
    row = connection.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'", [name]
    ).fetchone()
    return row[0] if row else 0


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _rename(connection: psycopg.Connection, name: str, to: str) -> None:
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))

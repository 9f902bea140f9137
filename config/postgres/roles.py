"""The database's own people: who owns the tables, who may use the rows, who logs in.

`artel_owner` owns every table and only migrates; `artel_app` uses the rows and is held by row-level security; `artel`
logs in and may become either. It *inherits* only the second: a connection that never says SET ROLE (procrastinate's)
is under the same fence as all the others.
"""

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from config.postgres.errors import DatabaseTrouble

OWNER, APP = "artel_owner", "artel_app"
EXTENSIONS = ("pg_trgm", "unaccent", "citext", "btree_gin")
# Locales that know letters besides the Latin ones, the last one everywhere: Linux, macOS, neither.
CTYPES = ("C.UTF-8", "en_US.UTF-8", "C")
# Under row-level security an index serves only a leak-proof comparison: without this, search by trigrams reads the
# whole table (254 ms against 4.4 ms). Both functions show nothing of their arguments but the result.
LEAKPROOF = ("pg_catalog.textlike(text, text)", "pg_catalog.upper(text)")


def prepare_roles(superuser: str, login: str, password: str) -> None:
    """Make or mend the roles. `superuser` is the address of an administrator of the server."""
    name = sql.Identifier(login)
    with psycopg.connect(superuser, autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in {OWNER, APP, login} - known:
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
        connection.execute(
            sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}").format(name, sql.Literal(password))
        )
        connection.execute(sql.SQL("GRANT artel_app TO {} WITH INHERIT TRUE, SET TRUE").format(name))
        connection.execute(sql.SQL("GRANT artel_owner TO {} WITH INHERIT FALSE, SET TRUE").format(name))


def prepare_database(superuser: str, name: str) -> None:
    """Make or mend the database `name`: owned by `artel_owner`, with the extensions, open to nobody else."""
    database = sql.Identifier(name)
    with psycopg.connect(superuser, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            _create_database(connection, database)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO artel_app, artel_owner").format(database))
    with psycopg.connect(superuser, autocommit=True, dbname=name) as connection:
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        mark_leakproof(connection)


def _create_database(connection: psycopg.Connection, database: sql.Identifier) -> None:
    """Case and order are PostgreSQL's own, but pg_trgm asks the system's LC_CTYPE what a letter is.

    With "C" it finds no trigram in a Cyrillic word, and search reads the whole table (500 ms against 0.1 ms).
    """
    create = (
        "CREATE DATABASE {} OWNER artel_owner TEMPLATE template0 ENCODING 'UTF8'"
        " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE {}"
    )
    for place in CTYPES:
        try:
            connection.execute(sql.SQL(create).format(database, sql.Literal(place)))
            return
        except psycopg.errors.WrongObjectType:  # this system has no such locale
            continue


def prepare_own_server(superuser: str, url: str) -> None:
    """Make or mend on a server of your own what `url` (DATABASE_URL) names: its login, its database."""
    parts = conninfo_to_dict(url)
    prepare_roles(superuser, str(parts["user"]), str(parts["password"]))
    prepare_database(superuser, str(parts["dbname"]))


def mark_leakproof(connection: psycopg.Connection) -> bool:
    """False where we are not allowed to (a managed server: search is slower then, docs/operations.md says how much).

    A dump does not carry the mark, so a restore has to set it again.
    """
    try:
        for function in LEAKPROOF:
            connection.execute(sql.SQL("ALTER FUNCTION {} LEAKPROOF").format(sql.SQL(function)))
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


# Run by the owner before migrating, so that a table is usable from its first moment and a migration may take rights
# away again (an append-only journal). Functions need nothing: PostgreSQL lets everybody execute them.
DEFAULT_GRANTS = """
GRANT USAGE ON SCHEMA public TO artel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO artel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO artel_app;
"""

# Of the role at work and of the login behind it: either one being above the fence is a hole.
_ABOVE_THE_FENCE = """
SELECT rolname, rolsuper, rolbypassrls,
       EXISTS (SELECT 1 FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
               AND pg_has_role(pg_roles.oid, relowner, 'USAGE'))
FROM pg_roles WHERE rolname IN (current_user, session_user)
"""


def refuse_powerful_role(url: str, role: str | None = APP) -> None:
    """Raise DatabaseTrouble when row-level security would not hold `role` or the login of `url`, or when the database
    cannot be reached at all."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            if role:
                connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
            found = connection.execute(_ABOVE_THE_FENCE).fetchall()
    except psycopg.OperationalError as trouble:
        raise DatabaseTrouble(f"The database does not answer: {trouble}".strip()) from None
    except psycopg.Error as trouble:
        raise DatabaseTrouble(
            f"The database has no role {role} for this login ({trouble}). "
            "Run `manage.py migrate` with ARTEL_ADMIN_URL, or make the roles by hand "
            "(docs/operations.md, Database roles)."
        ) from None
    for name, is_super, bypasses, owns in found:
        reason = (is_super and "is a superuser") or (bypasses and "has BYPASSRLS") or (owns and "owns tables")
        if reason:
            raise DatabaseTrouble(
                f"The database role {name} {reason}, so row-level security would not hold it. "
                "Log in with a member of artel_app and artel_owner instead (docs/operations.md, Database roles)."
            )

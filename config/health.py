"""What `manage.py doctor` looks at. Each check returns None, or what is wrong and what to do."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.postgres import DatabaseTrouble, ensure_database
from config.postgres.roles import EXTENSIONS, refuse_powerful_role
from config.state import CHECKOUT, state_dir

_FREE_BYTES = 1_000_000_000


def waiting_migrations() -> int:
    """How many the database does not have yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _disk() -> str | None:
    """The disk has room."""
    free = shutil.disk_usage(state_dir()).free
    return None if free > _FREE_BYTES else f"Only {free / 1e6:.0f} MB are free under {state_dir()}."


def _database() -> str | None:
    """The database answers."""
    try:
        with psycopg.connect(ensure_database(), connect_timeout=5) as database:
            major = database.info.server_version // 10000
    except (DatabaseTrouble, psycopg.OperationalError) as trouble:
        return str(trouble)
    return None if major >= 17 else f"PostgreSQL {major} is too old: Artel needs 17 or newer."


def _role() -> str | None:
    """Row-level security holds the application."""
    try:
        refuse_powerful_role(ensure_database())
    except (DatabaseTrouble, psycopg.Error) as trouble:
        return str(trouble)
    return None


def _extensions() -> str | None:
    """The extensions are there."""
    found = {name for (name,) in _ask("SELECT extname FROM pg_extension")}
    missing = set(EXTENSIONS) - found
    return f"Missing: {', '.join(sorted(missing))} (docs/operations.md, Database roles)." if missing else None


def _leakproof() -> str | None:
    """Search may use its indexes under row-level security."""
    marked = _ask("SELECT count(*) FROM pg_proc WHERE proname IN ('textlike', 'upper') AND proleakproof")
    return None if marked[0][0] >= 2 else "textlike and upper are not LEAKPROOF: search reads whole tables."


def _tables() -> str | None:
    """The application may use every table."""
    closed = _ask("""
        SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND NOT has_table_privilege('artel_app', oid, 'SELECT') ORDER BY 1
    """)
    return f"No rights to: {', '.join(name for (name,) in closed)}. Run `manage.py migrate`." if closed else None


def _migrations() -> str | None:
    """The database fits this version."""
    waiting = waiting_migrations()
    return f"{waiting} migrations are waiting: run `manage.py migrate`." if waiting else None


def _jobs() -> str | None:
    """Jobs are being worked on."""
    if _ask("SELECT to_regclass('procrastinate_jobs')")[0][0] is None:
        return None  # told by the check above
    late = _ask("""
        SELECT count(*) FROM procrastinate_jobs
        WHERE status = 'todo' AND coalesce(scheduled_at, now()) < now() - interval '5 minutes'
    """)[0][0]
    return f"{late} jobs have waited for more than 5 minutes: is a worker running?" if late else None


def _redis() -> str | None:
    """Redis answers, if there is one."""
    if not settings.REDIS_URL:
        return None
    import redis

    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=5) as client:
            client.ping()
    except redis.RedisError as trouble:
        return f"{trouble}. Live events between processes, presence and rate limits need it."
    return None


def _front_end() -> str | None:
    """The front end is built."""
    built = (settings.FRONTEND_DIST / "index.html").exists()
    return None if built else "frontend/dist is missing: `make run` builds it."


def _translations() -> str | None:
    """The translations are compiled."""
    sources = [
        path
        for path in CHECKOUT.glob("**/locale/*/LC_MESSAGES/django.po")
        if not {".venv", "node_modules"} & set(path.parts)
    ]
    missing = [str(path.relative_to(CHECKOUT)) for path in sources if not path.with_suffix(".mo").exists()]
    return f"Not compiled: {', '.join(missing)}. Run tools/compile_messages.py." if missing else None


def _ask(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


_ALWAYS = (_disk, _front_end, _translations, _redis)
_WITH_DATABASE = (_role, _extensions, _leakproof, _migrations, _tables, _jobs)


def findings() -> Iterator[tuple[str, str | None]]:
    """The name of each check and what it found; questions to a database that does not answer are left out."""
    yield from ((_name(check), check()) for check in _ALWAYS)
    unreachable = _database()
    yield _name(_database), unreachable
    if unreachable is None:
        yield from ((_name(check), check()) for check in _WITH_DATABASE)


def _name(check: Callable[[], str | None]) -> str:
    return (check.__doc__ or "").strip().rstrip(".")

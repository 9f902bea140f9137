"""The PostgreSQL that comes with Artel, used whenever `DATABASE_URL` does not name another one.

`database_url()` only says the address and may be called from anywhere; `ensure_database()` also sees to it that a
server answers there. Django gets the second by itself when the engine of settings.DATABASES is `config.postgres`
(see base.py): the server starts at the first query, so that a type checker or `--help` starts nothing.
"""

from config.postgres.errors import DatabaseTrouble
from config.postgres.server import database_url, embedded, ensure_database, is_embedded, release, superuser_url
from config.state import state_dir


def prepare_database(administrator: str, name: str) -> None:
    """Make or mend a database for Artel; see config.postgres.roles (imported late: the driver costs 50 ms)."""
    from config.postgres import roles

    roles.prepare_database(administrator, name)


__all__ = [
    "DatabaseTrouble",
    "database_url",
    "embedded",
    "ensure_database",
    "is_embedded",
    "prepare_database",
    "release",
    "state_dir",
    "superuser_url",
]

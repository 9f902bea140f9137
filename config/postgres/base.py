"""Django's PostgreSQL engine that starts the embedded server at the first connection.

settings.DATABASES names it as `config.postgres`. With `DATABASE_URL` it is Django's own engine.
"""

import atexit
from functools import cache
from typing import Any

from django.db.backends.postgresql import base
from psycopg import sql

from config.postgres.server import embedded, is_embedded


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if is_embedded():
            # The server may answer at another port than when the settings were read.
            params["host"], params["port"] = embedded().answering_at()
            _close_pools_before_the_server_stops()
        return params

    def _configure_role(self, connection: Any) -> bool:
        """SET ROLE on a fresh connection. Django composes it through `self.connection`, which a pool does not have."""
        role = self.settings_dict["OPTIONS"].get("assume_role")
        if role:
            connection.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
        return bool(role)


@cache
def _close_pools_before_the_server_stops() -> None:
    """At exit the last registered goes first: a pool would complain about the server that leaves it."""

    def close() -> None:
        for pool in DatabaseWrapper._connection_pools.values():  # type: ignore[attr-defined]
            pool.close()

    atexit.register(close)

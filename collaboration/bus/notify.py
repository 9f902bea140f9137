"""Without Redis: PostgreSQL's NOTIFY, from processes without sockets to the one that has them."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import psycopg
from django.db import connection

log = logging.getLogger(__name__)
CHANNEL = "artel_journal"
_AGAIN = 2.0  # seconds between attempts to listen


def notify(message: dict[str, Any]) -> None:
    """Send a hint. Called after the commit: NOTIFY inside it would queue up every commit of the server."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, json.dumps(message)])


class NotifyBus:
    """Listens on a connection of its own; what this process has to say it says to itself (see hub.announce)."""

    def __init__(self, deliver: Callable[[dict[str, Any]], None], came_back: Callable[[], Awaitable[None]]) -> None:
        self._deliver = deliver
        self._came_back = came_back
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def send_soon(self, message: dict[str, Any]) -> None:
        """There is no other process with sockets to tell."""

    async def _run(self) -> None:
        first = True
        while True:
            try:
                await self._listen(first)
            except (psycopg.Error, OSError):
                log.warning("the live channel hears no hints of other processes; it tries again", exc_info=first)
            first = False
            await asyncio.sleep(_AGAIN)

    async def _listen(self, first: bool) -> None:
        params = await asyncio.to_thread(connection.get_connection_params)
        wanted = {name: params[name] for name in ("dbname", "user", "password", "host", "port") if params.get(name)}
        options = {name: value for name, value in params.items() if name.startswith("ssl")}
        async with await psycopg.AsyncConnection.connect(autocommit=True, **wanted, **options) as ear:
            await ear.execute(f"listen {CHANNEL}")
            if not first:
                await self._came_back()
            async for hint in ear.notifies():
                with suppress(ValueError):
                    self._deliver(json.loads(hint.payload))

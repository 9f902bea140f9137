"""Database work of the live channel: in threads of its own, so that one slow query holds up nobody's socket."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID

from django.db import close_old_connections

from journal.fence import fence

T = TypeVar("T")
# Channels' own bridge gives all sockets one thread; a 200 ms query there moved every other socket's answer by 180 ms.
_pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="live")


async def in_thread(work: Callable[[], T]) -> T:
    """Run blocking database work; the connection goes back to the pool afterwards."""
    return await asyncio.get_running_loop().run_in_executor(_pool, _clean, work)


async def behind_fence(workspace_id: UUID, user_id: UUID | None, work: Callable[[], T]) -> T:
    """The same, seeing the rows of one workspace only."""

    def fenced() -> T:
        with fence(workspace_id, user_id):
            return work()

    return await in_thread(fenced)


def _clean(work: Callable[[], T]) -> T:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()

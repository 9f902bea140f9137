"""What a socket feels while another one's query takes 200 ms.

Ours waits for a table that somebody has locked; the plain one sleeps in the database by Channels' own bridge.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from tests.benchmarks.live.figures import Figure, part
from tests.benchmarks.live.ground import SLUG, deal, people
from tests.benchmarks.live.readers import Ear
from tests.benchmarks.live.servers import start

SECONDS = 6.0
EVERY = 0.025  # seconds between echoes: a socket that says more than 50 things a second is sent away
NOWHERE = "product:0192e000-0000-7000-8000-000000000000"


async def measure(kind: str) -> list[Figure]:
    _, _, cookies = await asyncio.to_thread(people, 2)
    busy = await asyncio.to_thread(deal, "Somebody else's")
    server = start(kind)
    try:
        path = f"/ws/live/{SLUG}/"
        slow, other = await Ear.at(server, path, cookies[0]), await Ear.at(server, path, cookies[-1])

        async def query() -> None:
            async with asyncio.TaskGroup() as both:
                both.create_task(asyncio.to_thread(_lock_deals))
                both.create_task(_look(slow, f"deal:{busy.id}"))

        async def echo() -> None:
            await other.say(t="ping")
            await other.next("pong")

        echoes = await _while(query, echo)
        looks = await _while(query, lambda: _refused(other))
        plain = await _plain(kind)
    finally:
        server.kill()
    return [
        Figure("another's 200 ms query: echo, p50", kind, part(echoes, 0.5), part(plain, 0.5), 5),
        Figure("another's 200 ms query: echo, p95", kind, part(echoes, 0.95), part(plain, 0.95)),
        Figure("another's 200 ms query: a look into the database, p50", kind, part(looks, 0.5)),
    ]


async def _look(ear: Ear, topic: str) -> None:
    await asyncio.sleep(0.02)  # the table is locked by then
    await ear.say(t="sub", topics=[topic])
    await ear.next("presence")
    await ear.say(t="unsub", topics=[topic])


async def _refused(ear: Ear) -> None:
    """A question that takes a query: of another table."""
    await ear.say(t="sub", topics=[NOWHERE])
    await ear.next("error")


async def _plain(kind: str) -> list[float]:
    server = start(kind)
    try:
        slow, other = await Ear.at(server, "/plain/"), await Ear.at(server, "/plain/")

        async def query() -> None:
            await slow.socket.send("query")
            await slow.socket.recv()

        async def echo() -> None:
            await other.socket.send("echo")
            await other.socket.recv()

        return await _while(query, echo)
    finally:
        server.kill()


async def _while(query: Callable[[], Awaitable[None]], echo: Callable[[], Awaitable[None]]) -> list[float]:
    """How long echoes took, in ms, with one query after the other beside them."""

    async def without_end() -> None:
        while True:
            await query()

    await echo()
    beside = asyncio.create_task(without_end())
    times, end = [], time.monotonic() + SECONDS
    while time.monotonic() < end:
        began = time.perf_counter()
        await echo()
        times.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(EVERY)
    beside.cancel()
    with suppress(asyncio.CancelledError):
        await beside
    return times


def _lock_deals() -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("lock table deals_deal in access exclusive mode")
        cursor.execute("select pg_sleep(0.2)")

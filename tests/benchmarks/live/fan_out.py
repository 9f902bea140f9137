"""What one event to a thousand sockets costs: the hub beside plain Channels groups.

Deliveries per second of the server's CPU while events follow each other as fast as everybody has them; milliseconds
from the commit (and from the beginning of the act that is committed) to the last socket at 2 events a second; memory of
an idle socket. The plain way commits nothing: it is measured from the message to the group.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.live.figures import Figure, part
from tests.benchmarks.live.ground import SLUG, SOCKETS_OF_A_PERSON, commit, people
from tests.benchmarks.live.readers import PATIENCE, Count, Reader, crowd
from tests.benchmarks.live.servers import Server, start

SECONDS = 8.0
EVENTS = 60  # of fewer the 95th percentile is the worst one
LAST_SOCKET = {"daphne": 75.0, "uvicorn": 40.0}
SUBSCRIBE = '{"t":"sub","topics":["products"]}'


@dataclass
class Costs:
    per_cpu_second: float
    waits: list[float]
    acts: list[float]
    kib: float


async def measure(kind: str, sockets: int) -> list[Figure]:
    workspace, product, cookies = await asyncio.to_thread(people, -(-sockets // SOCKETS_OF_A_PERSON))
    ours = await _costs(kind, f"/ws/live/{SLUG}/", cookies[:sockets], SUBSCRIBE, (workspace, product))
    plain = await _costs(kind, "/plain/", [""] * sockets, "", None)
    rate, floor = ours.per_cpu_second, plain.per_cpu_second
    return [
        Figure("deliveries per CPU second", kind, rate, floor, 12_000, at_least=True, unit=""),
        Figure("the same, times the plain way", kind, rate / floor, 1, 3, at_least=True, unit=""),
        Figure("commit to the last socket, p50", kind, part(ours.waits, 0.5), part(plain.waits, 0.5)),
        Figure(
            "commit to the last socket, p95", kind, part(ours.waits, 0.95), part(plain.waits, 0.95), LAST_SOCKET[kind]
        ),
        Figure("the act begun to the last socket, p95", kind, part(ours.acts, 0.95)),
        Figure("idle socket (the plain one has no session)", kind, ours.kib, plain.kib, 35, unit="KiB"),
    ]


async def _costs(kind: str, path: str, cookies: list[str], hello: str, about: tuple[Any, Any] | None) -> Costs:
    server = start(kind)
    try:
        count = Count()
        # What the first socket makes the server load is no other's.
        (first,) = await crowd(server, path, cookies[:1], count)
        first.transport.abort()
        await asyncio.sleep(1)
        empty = server.memory
        readers = await crowd(server, path, cookies, count)
        if hello:
            for reader in readers:
                reader.say(hello)
                reader.say('{"t":"ping"}')
            for reader in readers:
                await asyncio.wait_for(reader.is_answered.wait(), PATIENCE)
        await asyncio.sleep(2)
        kib = (server.memory - empty) / len(readers)

        async def tell() -> float:
            if about:
                return await asyncio.to_thread(commit, *about)
            readers[0].say("now")
            return time.perf_counter()

        return await _under_load(server, readers, count, tell, kib)
    finally:
        server.kill()


async def _under_load(
    server: Server, readers: list[Reader], count: Count, tell: Callable[[], Awaitable[float]], kib: float
) -> Costs:
    async def once() -> tuple[float, float]:
        count.expect(len(readers))
        began = time.perf_counter()
        told = await tell()
        await count.reach()
        now = time.perf_counter()
        return (now - told) * 1000, (now - began) * 1000

    for _ in range(3):
        await once()
    cpu, end, rounds = server.cpu, time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        await once()
        rounds += 1
    rate = rounds * len(readers) / (server.cpu - cpu)
    waits = []
    for _ in range(EVENTS):
        due = time.monotonic() + 0.5
        waits.append(await once())
        await asyncio.sleep(max(0.0, due - time.monotonic()))
    return Costs(rate, *map(list, zip(*waits, strict=True)), kib)

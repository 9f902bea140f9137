"""From the commit to the *content* on a screen: the event, the pause of a browser, its one request, the answer.

The pauses are the browser's own (frontend/src/live/refresher.ts): a random part of the event's spread, then 40 ms to
gather. The plain way asks at once. One server of one process answers all of them.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from tests.benchmarks.live.figures import Figure, part
from tests.benchmarks.live.ground import SLUG, deal, people, rename
from tests.benchmarks.live.readers import Ear
from tests.benchmarks.live.servers import Server, start

GATHER = 0.04
# Screens, and how often something happens: a hundred pages keep the server's core busy for seconds each time.
ROUNDS = {1: 15, 20: 10, 100: 4}


async def measure(kind: str) -> list[Figure]:
    random.seed(1)
    found = []
    for viewers in ROUNDS:
        ours, plain = await _times(kind, viewers, f"/ws/live/{SLUG}/"), await _times(kind, viewers, "/plain/")
        for word, share in (("p50", 0.5), ("p95", 0.95)):
            name = f"commit to the content on {viewers} screen{'s' * (viewers > 1)}, {word}"
            found.append(Figure(name, kind, part(ours, share), part(plain, share)))
    return found


async def _times(kind: str, viewers: int, path: str) -> list[float]:
    _, _, cookies = await asyncio.to_thread(people, -(-viewers // 20))
    record = await asyncio.to_thread(deal, "On a screen")
    server = start(kind)
    try:
        async with asyncio.TaskGroup() as opening:
            tasks = [opening.create_task(Screen.open(server, path, cookie, record)) for cookie in cookies[:viewers]]
        screens = [task.result() for task in tasks]
        times: list[float] = []
        for number in range(-1, ROUNDS[viewers]):
            title = f"On a screen {number}"

            async def tell(title: str = title) -> None:
                await asyncio.to_thread(rename, record, title)
                if path == "/plain/":
                    await screens[0].ear.socket.send("now")

            waits = await _round(screens, title, tell)
            times += waits if number >= 0 else []
        for screen in screens:
            await screen.http.aclose()
        return times
    finally:
        server.kill()


async def _round(screens: list["Screen"], title: str, tell: Callable[[], Awaitable[None]]) -> list[float]:
    waiting = [asyncio.create_task(screen.shows(title)) for screen in screens]
    await asyncio.sleep(0)
    began = time.perf_counter()
    await tell()
    return [(at - began) * 1000 for at in await asyncio.gather(*waiting)]


class Screen:
    """A browser with one deal open."""

    def __init__(self, ear: Ear, http: httpx.AsyncClient, address: str, is_plain: bool) -> None:
        self.ear, self.http, self.address, self.is_plain = ear, http, address, is_plain

    @classmethod
    async def open(cls, server: Server, path: str, cookie: str, record: object) -> "Screen":
        pk = record.id  # type: ignore[attr-defined]
        http = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{server.port}", headers={"Cookie": cookie, "Host": f"localhost:{server.port}"}
        )
        screen = cls(await Ear.at(server, path, cookie), http, f"/api/w/{SLUG}/deals/{pk}", path == "/plain/")
        await screen.ask()
        if not screen.is_plain:
            await screen.ear.next("hello")
            await screen.ear.say(t="sub", topics=["deals"])
        return screen

    async def shows(self, title: str) -> float:
        """When the title has arrived."""
        frame = await self.ear.next("ev")
        if not self.is_plain:
            await asyncio.sleep(random.random() * frame["spread"] / 1000 + GATHER)
        assert (await self.ask())["title"] == title
        return time.perf_counter()

    async def ask(self) -> Any:
        """What the screen shows; a server that is busy (503) is asked again as it says."""
        while (answer := await self._get()) is None or answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            await asyncio.sleep(float(answer.headers["Retry-After"]) if answer else 0)
        return answer.raise_for_status().json()

    async def _get(self) -> httpx.Response | None:
        """None when the server ended an idle connection in the moment it was used again."""
        try:
            return await self.http.get(self.address, timeout=60)
        except httpx.TransportError:
            return None

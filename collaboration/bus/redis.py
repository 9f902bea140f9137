"""With Redis: Channels' pub/sub layer, one membership for the whole process."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from channels.layers import get_channel_layer

log = logging.getLogger(__name__)
GROUP = "live"
BEAT = 1.0  # seconds; nobody tells us when the layer has lost its server, so we listen for ourselves
AWAY_AFTER = 3.0
_SEND_TIMEOUT = 1.0


class RedisBus:
    def __init__(self, deliver: Callable[[dict[str, Any]], None], came_back: Callable[[], Awaitable[None]]) -> None:
        self.name = uuid4().hex
        self.is_away = False
        self._deliver = deliver
        self._came_back = came_back
        self._loop = asyncio.get_running_loop()
        self._layer: Any = get_channel_layer()
        self._heard_at = time.monotonic()
        self._tasks: list[asyncio.Task[None]] = []
        self._sends: set[asyncio.Task[None]] = set()
        self._ear: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._ear = asyncio.create_task(self._listen())
        self._tasks = [asyncio.create_task(self._beat())]

    async def stop(self) -> None:
        tasks = [*self._tasks, *self._sends, *([self._ear] if self._ear else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._layer.flush()

    def send_soon(self, message: dict[str, Any]) -> None:
        self._loop.call_soon_threadsafe(self._start_send, message)

    def _start_send(self, message: dict[str, Any]) -> None:
        task = asyncio.create_task(self._send(message))
        self._sends.add(task)
        task.add_done_callback(self._sends.discard)

    async def _send(self, message: dict[str, Any]) -> None:
        try:
            async with asyncio.timeout(_SEND_TIMEOUT):
                await self._layer.group_send(GROUP, {"type": "live", "from": self.name, **message})
        except Exception:
            # A hint is lost, which the others' tick makes good; the beat tells whether the bus is away.
            log.debug("the bus did not take a message", exc_info=True)

    async def _listen(self) -> None:
        while True:
            try:
                channel = await self._layer.new_channel()
                await self._layer.group_add(GROUP, channel)
                while True:
                    # Cancelling receive() would unsubscribe: it is never given a time limit.
                    await self._take(await self._layer.receive(channel))
            except Exception:
                log.warning("the live channel cannot join the bus; it tries again", exc_info=not self.is_away)
                await asyncio.sleep(BEAT)

    async def _take(self, message: dict[str, Any]) -> None:
        if message.get("from") != self.name:
            # Another process's beat is for itself.
            if message.get("about") != "beat":
                self._deliver(message)
            return
        self._heard_at = time.monotonic()
        if self.is_away:
            self.is_away = False
            log.warning("the bus is back")
            await self._came_back()

    async def _beat(self) -> None:
        while True:
            self._start_send({"about": "beat"})
            await asyncio.sleep(BEAT)
            if time.monotonic() - self._heard_at > AWAY_AFTER:
                await self._rejoin()

    async def _rejoin(self) -> None:
        """The layer stores `on_reconnect` and never calls it: begin anew until we hear ourselves."""
        if not self.is_away:
            log.warning("the bus is away: events arrive by the tick, presence of other processes is missing")
        self.is_away = True
        self._heard_at = time.monotonic()
        if self._ear is not None:
            self._ear.cancel()
            await asyncio.gather(self._ear, return_exceptions=True)
        try:
            async with asyncio.timeout(_SEND_TIMEOUT):
                await self._layer.flush()
        except Exception:
            log.debug("the bus could not be left", exc_info=True)
        self._ear = asyncio.create_task(self._listen())

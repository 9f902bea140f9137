"""A process without sockets on the Redis bus: the worker and the commands only speak."""

import asyncio
import atexit
import logging
import threading
from functools import cache
from typing import Any

from channels.layers import get_channel_layer

from collaboration.bus.redis import GROUP

log = logging.getLogger(__name__)
_TIMEOUT = 1.0


class Outpost:
    """Sends from an event loop in a thread of its own: the layer belongs to a loop, and the caller must not wait."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="live-outpost", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def send_soon(self, message: dict[str, Any]) -> None:
        """Send to every process with sockets; may be lost."""
        asyncio.run_coroutine_threadsafe(self._send(message), self._loop)

    def close(self) -> None:
        """Let what was sent last get out before the process ends; a second at most."""

        async def finish() -> None:
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            await asyncio.wait(tasks or {asyncio.create_task(asyncio.sleep(0))}, timeout=_TIMEOUT)
            layer: Any = get_channel_layer()
            await layer.flush()

        if self._loop.is_closed():
            return
        try:
            asyncio.run_coroutine_threadsafe(finish(), self._loop).result(2 * _TIMEOUT)
        except Exception:
            log.debug("the last hints were not sent", exc_info=True)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_TIMEOUT)
        self._loop.close()

    async def _send(self, message: dict[str, Any]) -> None:
        layer: Any = get_channel_layer()
        try:
            async with asyncio.timeout(_TIMEOUT):
                await layer.group_send(GROUP, {"type": "live", **message})
        except Exception:
            log.debug("the bus did not take a hint", exc_info=True)


@cache
def outpost() -> Outpost:
    """This process's own; made when it first has something to say."""
    return Outpost()

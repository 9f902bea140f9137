"""Sending without a task for every frame: most sends of an ASGI server end at once, and need nobody who waits."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Generator
from types import coroutine
from typing import Any

log = logging.getLogger(__name__)
# The ASGI extension of a server that can say so: `write_now(text)` writes a frame and never waits; False when it would
# have to.
WRITE_NOW = "artel.write_now"


class Wire:
    """The only writer of a socket: what is ready goes out in the same turn of the loop.

    Only while the server makes it wait for a reader is there a task, and what is to be sent gathers behind it.

    Args:
        send: the ASGI server's.
        take: the next message; None when there is none.
    """

    def __init__(
        self, send: Callable[[dict[str, Any]], Coroutine[Any, Any, None]], take: Callable[[], dict[str, Any] | None]
    ) -> None:
        self._send = send
        self._take = take
        self._is_busy = False
        self._waiting: asyncio.Task[None] | None = None

    def flush(self) -> None:
        """Send what there is."""
        if self._is_busy:
            return
        self._is_busy = True
        while (message := self._take()) is not None:
            sending = self._send(message)
            try:
                obstacle = sending.send(None)
            except StopIteration:
                continue
            except Exception:
                # The browser is gone: nothing more is taken, and the server says so to whoever receives.
                log.debug("a frame could not be sent", exc_info=True)
                return
            self._waiting = asyncio.create_task(self._wait(sending, obstacle))
            return
        self._is_busy = False

    async def _wait(self, sending: Coroutine[Any, Any, None], obstacle: Any) -> None:
        await _the_rest(sending, obstacle)
        self._is_busy = False
        self.flush()

    def close(self) -> None:
        """Send nothing more."""
        self._is_busy = True
        if self._waiting is not None:
            self._waiting.cancel()


@coroutine
def _the_rest(begun: Coroutine[Any, Any, None], obstacle: Any) -> Generator[Any, Any, None]:
    """Wait for what a coroutine that was begun by hand waits for, and let it go on."""
    while True:
        try:
            try:
                value = yield obstacle
            except BaseException as error:  # a cancelled task among them
                obstacle = begun.throw(error)
            else:
                obstacle = begun.send(value)
        except StopIteration:
            return

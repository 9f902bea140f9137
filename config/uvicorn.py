"""uvicorn's WebSocket without what it does for every single message: `uvicorn config.asgi:application --ws
config.uvicorn:SteadyWebSocket`. The product itself is served by Daphne (config.daphne).

uvicorn stops reading from a socket for every message and begins again when the application has taken it: four calls of
the kernel where there need be none. Here it stops only for an application that is far behind.
"""

import asyncio
from http import HTTPStatus
from typing import Any, cast

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import State

from collaboration.wire import WRITE_NOW
from config.frames import frame_of

MOST_WAITING = 64  # messages that the application has not taken yet


class Straight:
    """The way into one socket that never waits: apart from the protocol and small, since every event comes by here.

    Args:
        transport: of the connection.
    """

    __slots__ = ("_transport", "is_free")

    def __init__(self, transport: asyncio.Transport) -> None:
        self.is_free = False  # open, and nothing waits to be written
        self._transport = transport

    def write_now(self, text: str) -> bool:
        """Send a text frame if that takes no waiting: nothing of this socket waits to be written before it."""
        transport = self._transport
        if not self.is_free or transport.is_closing():
            return False
        transport.write(frame_of(text))
        return True


class SteadyWebSocket(WebSocketsSansIOProtocol):
    waiting = 0  # messages that the application waits to send

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        # Whatever the kernel did not take is told at once by pause_writing().
        self.transport.set_write_buffer_limits(high=0)
        self.straight = Straight(self.transport)

    def handle_connect(self, event: Request) -> None:
        """The application begins with the next turn of the loop; it is also given the way to write that never waits."""
        super().handle_connect(event)
        if self.response.status_code == HTTPStatus.SWITCHING_PROTOCOLS:
            scope: dict[str, Any] = dict(self.scope)
            more = {**scope["extensions"], WRITE_NOW: self.straight.write_now}
            self.scope = cast(Any, scope | {"extensions": more})

    def pause_writing(self) -> None:
        super().pause_writing()
        self._note()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._note()

    def _note(self) -> None:
        """After whatever opens or closes the way."""
        self.straight.is_free = (
            self.handshake_complete and not self.close_sent and not self.waiting and self.writable.is_set()
        )

    def send_receive_event_to_app(self) -> None:
        may_wait = not self.read_paused and self.queue.qsize() < MOST_WAITING
        # uvicorn's does not stop what it believes to be stopped already.
        self.read_paused = self.read_paused or may_wait
        super().send_receive_event_to_app()
        if may_wait:
            self.read_paused = False

    async def send(self, message: Any) -> None:
        said = message.get("bytes") or message.get("text")
        if message["type"] != "websocket.send" or not said or not self.handshake_complete or self.close_sent:
            await super().send(message)
            self._note()
            return
        if not self.writable.is_set():
            self.waiting += 1
            try:
                await self.writable.wait()
            finally:
                self.waiting -= 1
                self._note()
        if self.disconnected or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        self.transport.write(frame_of(said))

"""uvicorn's WebSocket without what it does for every single message: `uvicorn config.asgi:application --ws
config.uvicorn:SteadyWebSocket`. The product itself is served by Daphne (config.daphne).

uvicorn stops reading from a socket for every message and begins again when the application has taken it: four calls of
the kernel where there need be none. Here it stops only for an application that is far behind.
"""

from http import HTTPStatus
from typing import Any, cast

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import State

from collaboration.wire import WRITE_NOW
from config.frames import frame_of

MOST_WAITING = 64  # messages that the application has not taken yet


class SteadyWebSocket(WebSocketsSansIOProtocol):
    waiting = 0  # messages that the application waits to send

    def handle_connect(self, event: Request) -> None:
        """The application begins with the next turn of the loop; it is also given the way to write that never waits."""
        super().handle_connect(event)
        if self.response.status_code == HTTPStatus.SWITCHING_PROTOCOLS:
            scope: dict[str, Any] = dict(self.scope)
            self.scope = cast(Any, scope | {"extensions": {**scope["extensions"], WRITE_NOW: self.write_now}})

    def write_now(self, text: str) -> bool:
        """Send a text frame if that takes no waiting: nothing of this socket waits to be written before it."""
        if (
            self.waiting
            or self.close_sent
            or not self.handshake_complete
            or self.transport.is_closing()
            or self.transport.get_write_buffer_size()
        ):
            return False
        self.transport.write(frame_of(text))
        return True

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
            return
        if not self.writable.is_set():
            self.waiting += 1
            try:
                await self.writable.wait()
            finally:
                self.waiting -= 1
        if self.disconnected or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        self.transport.write(frame_of(said))

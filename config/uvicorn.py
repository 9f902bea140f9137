"""uvicorn's WebSocket without what it does for every single message: `uvicorn config.asgi:application --ws
config.uvicorn:SteadyWebSocket`. The product itself is served by Daphne (config.daphne).

uvicorn stops reading from a socket for every message and begins again when the application has taken it: four calls of
the kernel where there need be none. Here it stops only for an application that is far behind.
"""

from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

from config.frames import frame_of

MOST_WAITING = 64  # messages that the application has not taken yet


class SteadyWebSocket(WebSocketsSansIOProtocol):
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
        await self.writable.wait()
        if self.disconnected or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        self.transport.write(frame_of(said))

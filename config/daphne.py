"""Daphne, taught to wait and to refuse.

By itself its `send()` returns at once, whatever the browser has read: 200 MB to a client that does not read were
accepted in 0.16 s and stood in our memory. Here a WebSocket tells when its transport's buffer (64 KiB) is full, and
`send()` waits until it is empty; the bounded queue behind it (collaboration.outbox) then decides who is too slow. ASGI
servers with flow control of their own (uvicorn) need nothing of this.

And by itself it keeps a whole body, in memory or on disk, before it asks the application about it. Here a body ends as
soon as it is larger than its address may take (config.bodies), whether it tells its length before or not.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from daphne.http_protocol import WebRequest
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from twisted.internet import interfaces
from twisted.internet.defer import Deferred
from twisted.internet.tcp import Connection
from zope.interface import implementer

from collaboration.files.errors import StorageIsFull
from collaboration.hub import stop_the_hub
from collaboration.wire import WRITE_NOW
from config.bodies import as_said, most_bytes
from config.frames import frame_of, simple_messages
from journal.errors import Refusal, TooLarge, tells_of_a_full_disk

HEARTBEAT = 25  # seconds of silence until a WebSocket ping
LINGER = 2  # seconds for a browser that still sends to read why it was refused
_REFUSED = (
    b"HTTP/1.1 %d Refused\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n"
    b"Cache-Control: no-store\r\nConnection: close\r\n\r\n"
)


@implementer(interfaces.IPushProducer)
class Gate:
    """Closed by Twisted while the transport has more to send than it should keep."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._open.set()

    async def passed(self) -> None:
        """Wait until more may be written; the end of the connection opens it too."""
        if not self._open.is_set():
            await self._open.wait()

    # Twisted's names.
    def pauseProducing(self) -> None:
        self._open.clear()

    def resumeProducing(self) -> None:
        self._open.set()

    def stopProducing(self) -> None:
        self._open.set()


class PatientWebSocket(WebSocketProtocol):  # type: ignore[misc]  # Daphne has no types
    def __init__(self) -> None:
        super().__init__()
        self.gate = Gate()

    def onOpen(self) -> None:
        super().onOpen()
        # Until now the transport reported to the HTTP channel that the connection began as.
        self.transport.unregisterProducer()
        self.transport.registerProducer(self.gate, True)

    def dataReceived(self, data: bytes) -> None:
        """What a browser sent: small whole binary messages are read here, the rest by Autobahn.

        It goes on where it stopped when it is inside a frame or a message, and it alone knows whether a ping waits
        for an answer.
        """
        if (
            self.state == self.STATE_OPEN
            and self.current_frame is None
            and not self.data
            and not self.inside_message
            and not self.autoPingTimeoutCall
            and not self.muted
        ):
            messages, at = simple_messages(data)
            if messages:
                self.last_ping = time.time()
                for message in messages:
                    self.application_queue.put_nowait({"type": "websocket.receive", "bytes": message})
                data = data[at:]
        if data:
            super().dataReceived(data)

    def send_frame(self, message: str | bytes) -> None:
        """A message in one frame, straight into the socket where nothing waits before it.

        Autobahn's way costs as much again: it colours a line of its log that nobody reads, and Twisted's asks the
        kernel twice to be told when the socket is free, which it is.
        """
        if not self._write_some(message):
            self.transport.write(frame_of(message))

    def write_now(self, text: str) -> bool:
        """Send a text frame if that takes no waiting: nothing of this socket waits to be written before it."""
        return bool(self.state == self.STATE_OPEN) and self._write_some(text)

    def _write_some(self, message: str | bytes) -> bool:
        """Into the idle socket; what the kernel does not take waits in the transport. False: nothing was written."""
        transport = self.transport
        if not _is_idle(transport):
            return False
        frame = frame_of(message)
        written = transport.writeSomeData(frame)
        if not isinstance(written, int) or written < 0:
            return False
        if written < len(frame):
            transport.write(frame[written:])
        return True


def _is_idle(transport: Any) -> bool:
    """Nothing of this plain connection waits to be written, and it is not about to end."""
    return (
        isinstance(transport, Connection)
        and bool(transport.connected)
        and not transport.disconnecting
        and not transport._tempDataBuffer
        and len(transport.dataBuffer) == transport.offset
    )


class BoundedRequest(WebRequest):  # type: ignore[misc]  # Daphne has no types
    """An HTTP request that keeps no more of its body than its address may take."""

    most = received = 0
    is_refused = False

    # Twisted's names.
    def gotLength(self, length: int | None) -> None:
        super().gotLength(length)
        self.most = most_bytes(self.channel._path)
        if length is not None and length > self.most:
            self._refuse(TooLarge())

    def handleContentChunk(self, data: bytes) -> None:
        self.received += len(data)
        if self.received > self.most:
            self._refuse(TooLarge())
        if not self.is_refused:
            try:
                super().handleContentChunk(data)
            except OSError as error:
                if not tells_of_a_full_disk(error):
                    raise
                self._refuse(StorageIsFull())

    def requestReceived(self, command: bytes, path: bytes, version: bytes) -> None:
        if not self.is_refused:
            super().requestReceived(command, path, version)

    def _refuse(self, refusal: Refusal) -> None:
        """Answer, end our side of the connection, hear nothing more; the other side closes it, or it is cut."""
        if self.is_refused:
            return
        self.is_refused = True
        with suppress(OSError):
            self.content.close()
        heard = {name: self.getHeader(name.encode()) or b"" for name in ("Cookie", "Accept-Language")}
        body = as_said(refusal, {name: value.decode("latin1") for name, value in heard.items()})
        self.requestHeaders.removeHeader(b"Expect")  # or "go on" would follow the refusal
        transport, self.channel.dataReceived = self.channel.transport, lambda _: None
        transport.write(_REFUSED % (refusal.status, len(body)) + body)
        transport.loseWriteConnection()
        self.channel.callLater(LINGER, transport.abortConnection)


def _bounded(build: Callable[[Any], Any], address: Any) -> Any:
    protocol = build(address)
    protocol.requestFactory = BoundedRequest
    return protocol


class PatientServer(Server):  # type: ignore[misc]  # Daphne has no types
    """Daphne whose WebSockets wait for their readers, whose requests are bounded, and which says goodbye at the end."""

    def __init__(self, application: Any, *, ready_callable: Callable[[], None] | None = None, **more: Any) -> None:
        def ready() -> None:
            # Between the making of the factory and the first connection there is no other place to say this.
            self.ws_factory.protocol = PatientWebSocket
            self.http_factory.buildProtocol = partial(_bounded, self.http_factory.buildProtocol)
            if ready_callable is not None:
                ready_callable()

        super().__init__(application, ready_callable=ready, ping_interval=HEARTBEAT, **more)

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        """A WebSocket's application is also given the way to write that never waits."""
        if isinstance(protocol, PatientWebSocket):
            scope["extensions"] = {WRITE_NOW: protocol.write_now}
        return super().create_application(protocol, scope)

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        if message["type"] != "websocket.send" or not isinstance(protocol, PatientWebSocket):
            await super().handle_reply(protocol, message)
            return
        # The short way, taken a thousand times an event: Daphne's own looks for HTTP headers to check.
        if protocol.state == protocol.STATE_OPEN:
            if said := message.get("bytes") or message.get("text"):
                protocol.send_frame(said)
            await protocol.gate.passed()

    def kill_all_applications(self) -> Any:
        """At the end: sockets are closed with "going away", so that browsers come back at once, then the rest."""
        goodbye = Deferred.fromFuture(asyncio.ensure_future(stop_the_hub()))
        goodbye.addErrback(lambda _: None)
        goodbye.addCallback(lambda _: Server.kill_all_applications(self))
        return goodbye

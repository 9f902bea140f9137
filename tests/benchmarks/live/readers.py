"""Clients of a socket: a crowd that only counts, and one that reads."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.live.servers import Server

PATIENCE = 30  # seconds


@dataclass
class Count:
    """Frames that have arrived over all sockets."""

    frames: int = 0
    wanted: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, many: int) -> None:
        self.frames += many
        if self.frames >= self.wanted:
            self.done.set()

    async def reach(self) -> None:
        """Wait for the frames that are expected."""
        try:
            await asyncio.wait_for(self.done.wait(), PATIENCE)
        finally:
            assert self.frames == self.wanted, f"{self.wanted - self.frames} frames are missing"

    def expect(self, more: int) -> None:
        self.wanted = self.frames + more
        self.done.clear()


class Reader(asyncio.Protocol):
    """A WebSocket client that only counts: as cheap as can be, so that the server is what is measured."""

    def __init__(self, path: str, headers: str, count: Count) -> None:
        self.path, self.headers, self.count = path, headers, count
        self.transport: Any = None
        self.rest = b""
        self.is_open = asyncio.Event()
        self.is_answered = asyncio.Event()  # a ping of ours: what was said before it is done

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"{self.headers}\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        if not self.rest and data[:2] == b"\x81\x7e" and len(data) == 4 + int.from_bytes(data[2:4], "big"):
            # One whole frame, of the size of events: nearly all that comes, and a thousand at once.
            self.count.add(b'"t":"ev"' in data or b'"t": "ev"' in data)
            return
        self.rest += data
        if not self.is_open.is_set():
            head, end, self.rest = self.rest.partition(b"\r\n\r\n")
            if not end:
                self.rest = head
                return
            assert b" 101 " in head.split(b"\r\n")[0], head
            self.is_open.set()
        many = 0
        while len(self.rest) >= 2:
            size, start = self.rest[1] & 127, 2
            if size == 126:
                size, start = int.from_bytes(self.rest[2:4], "big"), 4
            if len(self.rest) < start + size:
                break
            kind, content, self.rest = self.rest[0] & 15, self.rest[start : start + size], self.rest[start + size :]
            many += kind == 1 and b'"t":"ev"' in content.replace(b" ", b"")
            if kind == 1 and b'"t":"pong"' in content:
                self.is_answered.set()
            if kind == 9:  # a ping: whoever does not answer is taken for dead
                self.send(b"\x8a", content)
        self.count.add(many)

    def say(self, text: str) -> None:
        self.send(b"\x81", text.encode())

    def send(self, kind: bytes, data: bytes) -> None:
        self.transport.write(kind + bytes([128 | len(data)]) + b"\0\0\0\0" + data)  # shorter than 126


async def crowd(server: Server, path: str, cookies: list[str], count: Count) -> list[Reader]:
    """One open socket a cookie."""
    readers = []
    for cookie in cookies:
        reader = Reader(path, f"Cookie: {cookie}\r\n" if cookie else "", count)
        await asyncio.get_running_loop().create_connection(lambda one=reader: one, "127.0.0.1", server.port)
        await asyncio.wait_for(reader.is_open.wait(), PATIENCE)
        readers.append(reader)
    return readers


class Ear:
    """One client that reads its frames."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    @classmethod
    async def at(cls, server: Server, path: str, cookie: str = "") -> "Ear":
        headers = {"Cookie": cookie} if cookie else {}
        address = f"ws://localhost:{server.port}{path}"
        origin: Any = server.origin
        return cls(await connect(address, origin=origin, additional_headers=headers, proxy=None, compression=None))

    async def say(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def next(self, *kinds: str) -> dict[str, Any]:
        """The next frame of one of these kinds."""
        return (await self.until(*kinds))[-1]

    async def until(self, *kinds: str) -> list[dict[str, Any]]:
        """All frames up to the next of one of these kinds."""
        frames: list[dict[str, Any]] = []
        async with asyncio.timeout(PATIENCE):
            while not frames or frames[-1]["t"] not in kinds:
                frames.append(json.loads(await self.socket.recv()))
        return frames

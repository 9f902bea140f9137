"""A browser's live channel as a browser keeps it: it comes back, elsewhere if need be, and asks for what it missed."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection

AGAIN = 0.1  # seconds until the next try


@dataclass
class Viewer:
    """Listens to all deals over one of several servers.

    Args:
        ports: tried in turn.
        heard: the numbers of the events that arrived, in order.
        versions: what is on the screen, by record: the newest version told.
        told: everything else, by kind of frame.
    """

    name: str
    slug: str
    cookie: str
    ports: list[int]
    heard: list[int] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)
    connected: int = 0
    after: int | None = None
    socket: ClientConnection | None = None
    cut_for: float = 0.0
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def watch(self) -> None:
        """Until cancelled."""
        tried = 0
        while True:
            with suppress(OSError, websockets.exceptions.WebSocketException, asyncio.TimeoutError):
                await self._listen(self.ports[tried % len(self.ports)])
            pause, self.cut_for = max(AGAIN, self.cut_for), 0.0
            await asyncio.sleep(pause)
            tried += 1

    def cut(self, seconds: float) -> None:
        """As a tunnel does: the connection is gone without a word, for so long."""
        self.cut_for = seconds
        if self.socket is not None:
            self.socket.transport.abort()

    async def _listen(self, port: int) -> None:
        address = f"http://localhost:{port}"
        async with websockets.connect(
            f"ws://localhost:{port}/ws/live/{self.slug}/",
            origin=address,  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookie},
            open_timeout=5,
            close_timeout=1,
            proxy=None,
        ) as self.socket:
            async for text in self.socket:
                await self._take(json.loads(text))

    async def _take(self, frame: dict[str, Any]) -> None:
        match frame["t"]:
            case "hello":
                self.connected += 1
                after = self.after if self.after is not None else frame["seq"]
                assert self.socket is not None
                await self.socket.send(json.dumps({"t": "sub", "topics": ["deals"], "after": after}))
                await self.socket.send(json.dumps({"t": "ping"}))
            case "pong":
                self.is_ready.set()
            case "ev":
                self.after = max(self.after or 0, frame["seq"])
                self.heard.append(frame["seq"])
                self.versions[frame["about"]] = max(self.versions.get(frame["about"], 0), frame["version"] or 0)
            case _:
                self.told.append(frame)

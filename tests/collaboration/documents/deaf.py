"""A browser that does not read: its server has to wait with every frame."""

import asyncio
from typing import Any

from config.settings import SESSION_COOKIE_NAME
from tests.cast import Person
from tests.collaboration.live.conftest import Live


class Deaf:
    """Connected to a document; takes its first frame and no other."""

    def __init__(self, live: Live, person: Person, document_id: Any) -> None:
        self.frames = 0
        self._live = live
        self._code = live.loop.create_future()
        live.run(self._connect(person, f"/ws/documents/{person.workspace.slug}/{document_id}"))

    async def _connect(self, person: Person, path: str) -> None:
        from config.asgi import application

        key = person.client.cookies[SESSION_COOKIE_NAME].value
        headers = [(b"host", b"testserver"), (b"origin", b"http://testserver")]
        headers.append((b"cookie", f"{SESSION_COOKIE_NAME}={key}".encode()))
        scope = {"type": "websocket", "path": path, "headers": headers, "query_string": b"ack=1"}
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._first, never = asyncio.Event(), asyncio.Event()

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "websocket.close":
                self._code.set_result(message["code"])
            elif message["type"] == "websocket.send":
                self.frames += 1
                self._first.set()
                await never.wait()

        self._app = asyncio.create_task(application(scope, self._incoming.get, send))
        await self._incoming.put({"type": "websocket.connect"})
        await self._first.wait()

    def closed(self) -> int:
        """The close code."""
        return int(self._live.run(self._end()))

    async def _end(self) -> int:
        code: int = await self._code
        await self._incoming.put({"type": "websocket.disconnect", "code": 1006})
        await self._app
        return code

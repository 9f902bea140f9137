"""The live channel of one process, running beside the test in an event loop of its own."""

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from asgiref.testing import ApplicationCommunicator

from accounts.models import Workspace
from collaboration.hub import stop_the_hub, the_hub
from config.settings import SESSION_COOKIE_NAME
from tests.cast import Person
from workspace.deals.models import Deal
from workspace.deals.operations import open_deal, open_pipeline

LONG = 10  # seconds until a test that waits in vain gives up
Frame = dict[str, Any]


class Live:
    """Sockets of a process; `hub` is its hub."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()
        self._sockets: list[Socket] = []
        self.hub = self.run(the_hub())

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(2 * LONG)

    def knock(
        self,
        person: Person | None,
        slug: str = "",
        *,
        origin: str = "http://testserver",
        host: str = "testserver",
        path: str = "",
        query: bytes = b"",
    ) -> "Socket":
        """A socket whose handshake is sent and whose answers nobody has read yet."""
        cookie = person.client.cookies.get(SESSION_COOKIE_NAME) if person else None
        headers = [(b"host", host.encode())]
        if origin:
            headers.append((b"origin", origin.encode()))
        if cookie is not None:
            headers.append((b"cookie", f"{SESSION_COOKIE_NAME}={cookie.value}".encode()))
        slug = slug or (person.workspace.slug if person else "north")
        path = path or f"/ws/live/{slug}/"
        scope = {"type": "websocket", "path": path, "headers": headers, "query_string": query}
        socket = Socket(self, self.run(_begin(scope)))
        self._sockets.append(socket)
        socket.give({"type": "websocket.connect"})
        return socket

    def open(self, person: Person, *topics: str, after: int | None = None) -> "Socket":
        """A socket that has said hello and listens to the topics."""
        socket = self.knock(person)
        socket.next_hello()
        if topics:
            socket.say(t="sub", topics=list(topics), after=after)
            socket.first = socket.heard()
        return socket

    def settle(self, workspace_id: UUID) -> None:
        """Let the hub deliver everything that is committed."""
        feed = self.hub.feeds.get(workspace_id)
        if feed is not None:
            self.run(feed.catch_up())

    def close(self) -> None:
        try:
            for socket in self._sockets:
                self.run(socket.leave())
        finally:
            self.run(stop_the_hub())
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join()
            self.loop.close()


@dataclass
class Socket:
    live: Live
    app: ApplicationCommunicator
    hello: Frame = field(default_factory=dict)
    first: list[Frame] = field(default_factory=list)  # what answered the subscription

    def give(self, message: Frame) -> None:
        self.live.run(self.app.send_input(message))

    def say(self, **frame: Any) -> None:
        self.give({"type": "websocket.receive", "text": json.dumps(frame, default=str)})

    def take(self) -> Frame:
        """The next ASGI message."""
        taken: Frame = self.live.run(self.app.receive_output(LONG))
        return taken

    def next_hello(self) -> None:
        assert self.take()["type"] == "websocket.accept"
        self.hello = self.next("hello")

    def next(self, t: str) -> Frame:
        """The next frame of a kind; those before it are passed over."""
        return self.until(lambda frame: frame["t"] == t)[-1]

    def until(self, found: Callable[[Frame], bool]) -> list[Frame]:
        frames: list[Frame] = []
        while not frames or not found(frames[-1]):
            message = self.take()
            assert message["type"] == "websocket.send", message
            frames.append(json.loads(message["text"]))
        return frames

    def heard(self) -> list[Frame]:
        """Everything told so far: all that is committed is delivered, and the answer to a ping comes after it."""
        visitors = self.live.hub.feeds.values()
        for feed in list(visitors):
            self.live.settle(feed.workspace_id)
        self.say(t="ping")
        return self.until(lambda frame: frame["t"] == "pong")[:-1]

    def events(self) -> list[tuple[str, str]]:
        """(kind, about) of what was told so far, and ("gone", about)."""
        return [(frame.get("kind", "gone"), frame["about"]) for frame in self.heard() if frame["t"] in ("ev", "gone")]

    def closed(self) -> int:
        """The close code; what is told before it is passed over."""
        while True:
            message = self.take()
            if message["type"] == "websocket.close":
                return int(message["code"])

    async def leave(self) -> None:
        await self.app.send_input({"type": "websocket.disconnect", "code": 1000})
        # A wait in vain has cancelled it, and failed the test already.
        await asyncio.wait({self.app.future}, timeout=LONG)


async def _begin(scope: Frame) -> ApplicationCommunicator:
    from config.asgi import application

    return ApplicationCommunicator(application, scope)


@pytest.fixture
def live(transactional_db: None) -> Iterator[Live]:
    import config.asgi  # noqa: F401 - sets up the whole of Django's middleware, which takes a second

    running = Live()
    yield running
    running.close()


@pytest.fixture
def bobs_deal(alice: Person, bob: Person, workspace: Workspace) -> Deal:
    """Alice sees it as the owner of the workspace, Bob because it is his; Carol does not."""
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Sales", template="sales")
        return open_deal(workspace=workspace, pipeline=pipeline, title="Racks for the port", owner=bob.member)

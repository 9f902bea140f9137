"""Editors at the sockets of a document, speaking the protocol by hand."""

import json
from collections.abc import Callable
from typing import Any

from collaboration.documents.rooms import protocol
from tests.cast import Person
from tests.collaboration.documents.forge import Cable, Network
from tests.collaboration.documents.writing import Editor
from tests.collaboration.live.conftest import Live, Socket

NOTHING = b"\x00\x00"


class Wire:
    """A browser's line to a document, and the browser's own copy of it."""

    def __init__(
        self, live: Live | Network, person: Person, document_id: Any, *, ack: bool = True, greet: bool = True
    ) -> None:
        path = f"/ws/documents/{person.workspace.slug}/{document_id}"
        self.socket: Socket | Cable = live.knock(person, path=path, query=b"ack=1" if ack else b"")
        self.editor = Editor()
        self.kept = 0
        self.can: list[str] = []
        self.people: dict[int, Any] = {}
        self.frames: list[bytes] = []
        assert self.socket.take()["type"] == "websocket.accept"
        if greet:
            self.synchronise()

    # -- saying ----

    def say(self, frame: bytes) -> None:
        self.socket.give({"type": "websocket.receive", "bytes": frame})

    def write(self, text: str) -> bytes:
        """Write a paragraph."""
        data = self.editor.say(text)
        self.say(protocol.update(data))
        return data

    def point(self, clock: int = 1, *, client: int | None = None, **state: Any) -> None:
        """Say where the cursor is."""
        text = json.dumps(state or {"cursor": 1})
        client = client if client is not None else self.editor.doc.client_id
        self.say(protocol.presences([protocol.Presence(client, clock, text)]))

    # -- hearing ----

    def synchronise(self) -> None:
        """Ask for all there is, and wait for it."""
        self.say(protocol.step_1(self.editor.doc.get_state()))
        self.until(lambda frame: frame[:2] == bytes((0, 1)))

    def until(self, found: Callable[[bytes], bool]) -> bytes:
        while True:
            message = self.socket.take()
            assert message["type"] == "websocket.send", message
            frame = message["bytes"]
            self.hear(frame)
            if found(frame):
                return bytes(frame)

    def hear(self, frame: bytes) -> None:
        self.frames.append(frame)
        kind, at = protocol.number(frame, 0)
        if kind == protocol.SYNC and frame[1] in (protocol.STEP_2, protocol.UPDATE):
            self.editor.doc.apply_update(protocol.counted(frame, 2)[0])
        elif kind == protocol.ACK:
            self.kept = protocol.number(frame, at)[0]
        elif kind == protocol.RIGHT:
            self.can.append(json.loads(protocol.counted(frame, at)[0])["can"])
        elif kind == protocol.AWARENESS:
            for one in protocol.read_presences(frame):
                self.people[one.client] = json.loads(one.state)

    def until_kept(self, count: int) -> None:
        while self.kept < count:
            self.until(lambda frame: frame[0] == protocol.ACK)

    def until_it_says(self, *text: str) -> None:
        while self.editor.text != list(text):
            self.until(lambda frame: frame[0] == protocol.SYNC)

    def until_it_sees(self, client: int) -> Any:
        while client not in self.people:
            self.until(lambda frame: frame[0] == protocol.AWARENESS)
        return self.people[client]

    def until_it_can(self, level: str) -> None:
        while not self.can or self.can[-1] != level:
            self.until(lambda frame: frame[0] == protocol.RIGHT)

    def closed(self) -> int:
        """The close code; what is told before it is heard."""
        while True:
            message = self.socket.take()
            if message["type"] == "websocket.close":
                return int(message["code"])
            self.hear(message["bytes"])

"""kill -9 of the web server under ten writers: what was acknowledged is there, and the document opens."""

import os
import signal
import threading

import pytest
from django.conf import settings as django_settings
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from collaboration.documents.models import Document
from collaboration.documents.rooms import protocol
from config.settings import SESSION_COOKIE_NAME
from tests.cast import Person
from tests.collaboration.documents.forge import Forge, forge
from tests.collaboration.documents.writing import Editor, read, text_of

__all__ = ["forge"]
pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 10
WRITTEN = 150  # acknowledged before the server is killed


class Writers:
    """Ten editors of one document who write as fast as they can until the line breaks."""

    def __init__(self, server: int, port: int, person: Person, document: Document) -> None:
        self._server = server  # which of them, so that no word is said twice
        self.acknowledged: set[str] = set()
        self._enough = threading.Event()
        key = person.client.cookies[SESSION_COOKIE_NAME].value
        self._address = f"ws://127.0.0.1:{port}/ws/documents/{person.workspace.slug}/{document.id}?ack=1"
        self._headers = {"Cookie": f"{SESSION_COOKIE_NAME}={key}"}
        self._origin = django_settings.ORIGIN
        self._threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]
        for thread in self._threads:
            thread.start()

    def _write(self, number: int) -> None:
        # Each is a client of its own and knows nothing of the others' text.
        editor, sent = Editor(), []
        with connect(self._address, origin=self._origin, additional_headers=self._headers, close_timeout=1) as line:  # type: ignore[arg-type]
            try:
                while True:
                    word = f"{self._server} {number} {len(sent)}"
                    sent.append(word)
                    line.send(protocol.update(editor.say(word)))
                    while (frame := line.recv())[0] != protocol.ACK:
                        pass
                    self.acknowledged |= set(sent[: protocol.number(bytes(frame), 1)[0]])  # type: ignore[arg-type]
                    if len(self.acknowledged) >= WRITTEN:
                        self._enough.set()
            except ConnectionClosed:
                self._enough.set()

    def wait(self) -> None:
        assert self._enough.wait(60)

    def join(self) -> None:
        for thread in self._threads:
            thread.join(60)


@pytest.mark.parametrize("times", [pytest.param(10, id="short"), pytest.param(200, id="long", marks=pytest.mark.proof)])
def test_nothing_acknowledged_is_lost(forge: Forge, alice: Person, offer: Document, times: int) -> None:
    acknowledged: set[str] = set()
    for server in range(times):
        pid, port = forge.new_server()
        writers = Writers(server, port, alice, offer)
        writers.wait()
        os.kill(pid, signal.SIGKILL)
        writers.join()
        assert len(writers.acknowledged) >= WRITTEN
        acknowledged |= writers.acknowledged
        kept = text_of(read(alice, offer.id))
        assert acknowledged <= set(kept)
        assert len(kept) == len(set(kept))

"""Real web servers of one product, made in milliseconds, and lines to them over the network."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.conf import settings as django_settings
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from config.settings import SESSION_COOKIE_NAME
from tests.cast import Person

LONG = 20  # seconds until a wait in vain ends


class Forge:
    """A process that makes web servers."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def new_server(self) -> tuple[int, int]:
        """Its process and its port."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("one more\n")
        self._process.stdin.flush()
        pid, port = self._process.stdout.readline().split()
        return int(pid), int(port)


@contextmanager
def forging(**more: str) -> Iterator[Forge]:
    """Web servers on this test's database, with its key, so that sessions of this process are sessions there."""
    same = {"DATABASE_URL": os.environ["DATABASE_URL"], "ARTEL_SECRET_KEY": django_settings.SECRET_KEY}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.collaboration.documents.web_servers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **same, **more},
    ) as process:
        yield Forge(process)


@pytest.fixture
def forge(transactional_db: None) -> Iterator[Forge]:
    with forging() as one:
        yield one


class Network:
    """A web server as lines.Wire wants it: it takes and gives what an ASGI application would."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open = ExitStack()

    def knock(self, person: Person, *, path: str, query: bytes) -> "Cable":
        key = person.client.cookies[SESSION_COOKIE_NAME].value
        line = connect(
            f"ws://127.0.0.1:{self.port}{path}?{query.decode()}",
            origin=django_settings.ORIGIN,  # type: ignore[arg-type]
            additional_headers={"Cookie": f"{SESSION_COOKIE_NAME}={key}"},
            close_timeout=1,
        )
        return Cable(self._open.enter_context(line))

    def close(self) -> None:
        self._open.close()


class Cable:
    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self._is_accepted = False

    def give(self, message: dict[str, Any]) -> None:
        self.socket.send(message["bytes"])

    def take(self) -> dict[str, Any]:
        if not self._is_accepted:
            self._is_accepted = True
            return {"type": "websocket.accept"}
        try:
            return {"type": "websocket.send", "bytes": self.socket.recv(LONG)}
        except ConnectionClosed as closed:
            return {"type": "websocket.close", "code": closed.rcvd.code if closed.rcvd else 1006}

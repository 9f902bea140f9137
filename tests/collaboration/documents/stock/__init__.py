"""Stock Yjs clients in Node against a real web server in this process."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings

from config.settings import SESSION_COOKIE_NAME
from config.state import CHECKOUT
from config.uvicorn import SteadyWebSocket
from tests.cast import Person
from tests.collaboration.live.conftest import Live
from tests.infrastructure.serving import free_port

PATIENCE = 60  # seconds; a wait ends as soon as what it waits for is there
SCRIPT = Path(__file__).with_name("clients.cjs")


class Clients:
    """A Node process with any number of stock clients."""

    def __init__(self, address: str) -> None:
        node = shutil.which("node")
        assert node is not None, "the front end's tests need Node, too"
        self.process = subprocess.Popen(
            [node, SCRIPT, CHECKOUT / "frontend", f"{address}/ws/documents", settings.ORIGIN, str(PATIENCE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, what: str, **more: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": what, **more}, default=str) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the stock clients gave up"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def open(self, name: str, person: Person, document_id: Any) -> dict[str, Any]:
        """A client with the person's session; returns once it is synchronised or closed for good."""
        cookie = f"{SESSION_COOKIE_NAME}={person.client.cookies[SESSION_COOKIE_NAME].value}"
        room = f"{person.workspace.slug}/{document_id}"
        return self.do("open", name=name, room=room, cookie=cookie)


@contextmanager
def stock_clients(live: Live) -> Iterator[Clients]:
    """Clients, and the web server they talk to."""
    port = free_port()
    config = uvicorn.Config(
        "config.asgi:application",
        host="127.0.0.1",
        port=port,
        ws=SteadyWebSocket,
        lifespan="off",
        log_config=None,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    serving = asyncio.run_coroutine_threadsafe(server.serve(), live.loop)
    clients = Clients(f"ws://127.0.0.1:{port}")
    try:
        live.run(_started(server))
        yield clients
    finally:
        with clients.process:
            assert clients.process.stdin is not None
            clients.process.stdin.close()
            clients.process.wait(PATIENCE)
        server.should_exit = True
        serving.result(PATIENCE)


async def _started(server: uvicorn.Server) -> None:
    while not server.started:
        await asyncio.sleep(0.005)

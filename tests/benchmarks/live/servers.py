"""The server of these benchmarks: the product, and beside it what Channels' own tutorial shows."""

import json
import sys
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.servers import Process, run
from tests.benchmarks.servers import start as start_process

# The plain frame is as long as an event of ours.
PLAIN = json.dumps({"t": "ev", "pad": "x" * 260})
MEGABYTES = 100  # that the firehose sends


@dataclass
class Server(Process):
    port: int
    kind: str

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"


def start(kind: str, *, is_pinned: bool = True, **environment: str) -> Server:
    """A server of one kind (tests.benchmarks.servers)."""
    process, port = start_process("tests.benchmarks.live.servers", kind, is_pinned=is_pinned, **environment)
    return Server(process, port, kind)


def serve(kind: str, number: str) -> None:
    """In the server's process."""
    import django

    django.setup()
    from channels.routing import URLRouter
    from django.urls import path, re_path

    from config.asgi import application as product

    routes = [path("plain/", plain()), path("firehose/", firehose), re_path(r"", product)]
    run(URLRouter(routes), kind, number)


def plain() -> Any:
    """A group for everybody, in-memory layer; a query runs where Channels' bridge runs it."""
    from channels.db import database_sync_to_async
    from channels.generic.websocket import AsyncWebsocketConsumer
    from django.db import connection

    def query() -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(0.2)")

    class Plain(AsyncWebsocketConsumer):
        groups = ["everybody"]

        async def receive(self, text_data: Any = None, bytes_data: Any = None) -> None:
            match text_data:
                case "query":
                    await database_sync_to_async(query)()
                    await self.send(text_data="answer")
                case "echo":
                    await self.send(text_data="echo")
                case _:
                    await self.channel_layer.group_send("everybody", {"type": "tell", "text": PLAIN})

        async def tell(self, message: dict[str, Any]) -> None:
            await self.send(text_data=message["text"])

    return Plain.as_asgi()


async def firehose(scope: Any, receive: Any, send: Any) -> None:
    """Everything at once, to whoever comes."""
    await receive()
    await send({"type": "websocket.accept"})
    for _ in range(MEGABYTES * 16):
        await send({"type": "websocket.send", "text": "x" * 65_536})
    await send({"type": "websocket.close"})


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    serve(*sys.argv[1:3])

"""A proxy on the way to the product that lets no WebSocket through, as in many an office."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@contextmanager
def proxy_without_sockets(address: str) -> Iterator[str]:
    """The address at which the product answers through the proxy."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    parts = urlsplit(address)
    server = asyncio.run_coroutine_threadsafe(_listen(parts.hostname or "localhost", parts.port or 80), loop).result()
    try:
        yield f"http://localhost:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _listen(host: str, port: int) -> asyncio.Server:
    async def pass_on(client: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        server, ask = await asyncio.open_connection(host, port)
        ways = (asyncio.create_task(_pass(client, ask, answer)), asyncio.create_task(_pass(server, answer, answer)))
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (ask, answer):
                end.close()
                with suppress(OSError):
                    await end.wait_closed()

    return await asyncio.start_server(pass_on, "localhost", 0, family=socket.AF_INET)


async def _pass(source: asyncio.StreamReader, sink: asyncio.StreamWriter, answer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65536):
            if b"upgrade: websocket" in data[:4096].lower():
                answer.write(_REFUSED)
                await answer.drain()
                return
            sink.write(data)
            await sink.drain()


async def _end(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)

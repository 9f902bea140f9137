"""A client that does not read, while the server has 100 MB for it: what that costs the server's memory."""

import asyncio
import socket

from tests.benchmarks.live.figures import Figure
from tests.benchmarks.live.servers import MEGABYTES, Server, start

CLIENTS = 3
HANDSHAKE = (
    b"GET /firehose/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


async def measure(kind: str) -> list[Figure]:
    """The plain one is Daphne as it comes; uvicorn has flow control of its own."""
    ours = await _growth(kind)
    plain = await _growth("plain daphne") if kind == "daphne" else None
    name = f"{CLIENTS} who do not read {MEGABYTES} MB each: the server grows by"
    return [Figure(name, kind, ours, plain, 20, unit="MiB")]


async def _growth(kind: str) -> float:
    server = start(kind)
    clients = []
    try:
        before = server.memory
        for _ in range(CLIENTS):
            clients.append(client := socket.create_connection(("127.0.0.1", server.port)))
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
            client.sendall(HANDSHAKE)
        return (await _settled(server) - before) / 1024
    finally:
        for client in clients:
            client.close()
        server.kill()


async def _settled(server: Server) -> float:
    """Its memory once it has had nothing to do for half a second."""
    idle, cpu = 0, -1.0
    while idle < 5:
        await asyncio.sleep(0.1)
        idle, cpu = (idle + 1 if server.cpu == cpu else 0), server.cpu
    return server.memory

"""A browser that does not read costs one bounded queue, and nobody else anything."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import SESSION_COOKIE_NAME
from config.state import CHECKOUT
from journal.acting import publish
from permissions.events import RolesSet
from tests.collaboration.live.deal_acts import edited

ROOM = 190  # fewer events than are told as one reset


@pytest.mark.django_db(transaction=True)
def test_one_who_is_a_thousand_frames_behind_is_sent_away(live, bob, carol, alice, bobs_deal):
    neighbour = live.open(alice, "deals")
    messages: list[dict] = []
    stalled = asyncio.Event()

    async def send(message):
        messages.append(message)
        if message["type"] == "websocket.send" and len(messages) > 3:
            await stalled.wait()  # as a server with flow control does

    async def open_and_never_read():
        from config.asgi import application

        incoming = asyncio.Queue()
        key = bob.client.cookies[SESSION_COOKIE_NAME].value
        headers = [
            (b"host", b"testserver"),
            (b"origin", b"http://testserver"),
            (b"cookie", f"{SESSION_COOKIE_NAME}={key}".encode()),
        ]
        scope = {"type": "websocket", "path": "/ws/live/north/", "headers": headers, "query_string": b""}
        await incoming.put({"type": "websocket.connect"})
        await incoming.put({"type": "websocket.receive", "text": '{"t":"sub","topics":["deals"]}'})
        return incoming, asyncio.create_task(application(scope, incoming.get, send))

    incoming, app = live.run(open_and_never_read())

    async def until(found):
        while not found():
            await asyncio.sleep(0.01)

    feed = live.hub.feeds[bob.workspace.id]
    live.run(until(lambda: any("deals" in one.topics for one in feed.of_member(str(bob.id)))))
    for _ in range(6):
        with bob.acting():
            for _ in range(ROOM):
                publish(RolesSet(before=(), after=()), about=bobs_deal)
        live.settle(bob.workspace.id)
        neighbour.heard()
    live.run(until(lambda: messages[-1]["type"] == "websocket.close"))
    assert messages[-1]["code"] == 4008
    assert sum(message["type"] == "websocket.send" for message in messages) < 10
    edited(bob, bobs_deal)
    assert neighbour.next("ev")["kind"] == "deal.edited"
    live.run(incoming.put({"type": "websocket.disconnect", "code": 1006}))

    async def ended():
        await app

    live.run(ended())


FIREHOSE = """
import asyncio, sys

async def application(scope, receive, send):
    await receive()
    await send({"type": "websocket.accept"})
    for sent in range(1, 3201):
        await send({"type": "websocket.send", "text": "x" * 65536})
        if sent % 16 == 0:
            print(sent // 16, flush=True)  # megabytes
    await send({"type": "websocket.close"})

ready = lambda: print("ready", flush=True)
number = sys.argv[2]
if sys.argv[1] == "uvicorn":
    import uvicorn
    ready()
    uvicorn.run(application, fd=int(number), ws="websockets-sansio", lifespan="off", log_level="error")
else:
    from config.daphne import PatientServer
    PatientServer(application, endpoints=["fd:fileno=" + number], ready_callable=ready).run()
"""
HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


@pytest.fixture(params=["daphne", "uvicorn"])
def firehose(request):
    """A server that sends 200 MB to whoever comes: its process and port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.fileno()
        os.set_inheritable(number, True)
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        with subprocess.Popen(
            [sys.executable, "-c", "import django; django.setup()\n" + FIREHOSE, request.param, str(number)],
            pass_fds=[number],
            stdout=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
            env=environment,
        ) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == "ready\n"
            yield server, listener.getsockname()[1]
            server.send_signal(signal.SIGKILL)
            server.stdout.close()


def _memory(pid: int) -> int:
    """Resident megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


def test_a_server_waits_for_a_client_that_does_not_read(firehose):
    server, port = firehose
    before = _memory(server.pid)
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        client.sendall(HANDSHAKE)
        client.recv(1024)
        # The kernel takes some megabytes; then nothing more is written, which a reader notices by silence.
        os.set_blocking(server.stdout.fileno(), False)
        written = _until_silent(server.stdout)
        assert written < 50
        assert _memory(server.pid) < before + 20
        # It reads again: everything arrives.
        os.set_blocking(server.stdout.fileno(), True)
        received = 0
        while chunk := client.recv(1024 * 1024):
            received += len(chunk)
            if received > 200 * 1024 * 1024:
                break
        assert received > 200 * 1024 * 1024


def _until_silent(stdout) -> int:
    """The last number printed before half a second of silence."""
    import select

    last = 0
    while select.select([stdout], [], [], 0.5)[0]:
        for line in os.read(stdout.fileno(), 65536).split():
            last = int(line)
    return last

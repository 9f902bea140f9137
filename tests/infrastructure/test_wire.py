"""What goes over the wire of Daphne's WebSocket, and of uvicorn's."""

import asyncio
import gc
import importlib
import logging

import pytest
from twisted.internet.main import CONNECTION_LOST
from twisted.internet.tcp import Connection
from websockets.protocol import State

from config.daphne import PatientWebSocket
from config.frames import MOST, frame_of, simple_messages
from config.uvicorn import SteadyWebSocket


@pytest.mark.parametrize(
    ("size", "head"),
    [
        (1, b"\x81\x01"),
        (125, b"\x81\x7d"),
        (126, b"\x81\x7e\x00\x7e"),
        (65_535, b"\x81\x7e\xff\xff"),
        (65_536, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"),
    ],
)
def test_a_frame_tells_its_length(size, head):
    assert frame_of("x" * size) == head + b"x" * size


def test_a_frame_counts_bytes_not_letters():
    assert frame_of("ё") == b"\x81\x02\xd1\x91"


def test_bytes_are_another_kind_of_frame():
    assert frame_of(b"hello") == b"\x82\x05hello"


class Wire(Connection):
    """A connection that takes `room` bytes at once."""

    def __init__(self, room) -> None:
        self.connected, self.disconnecting, self.offset = True, False, 0
        self.dataBuffer, self._tempDataBuffer = b"", []
        self.room, self.sent, self.queued = room, b"", b""

    def writeSomeData(self, data):
        if not isinstance(self.room, int):
            return self.room
        self.sent += data[: self.room]
        return min(self.room, len(data))

    def write(self, data):
        self.queued += data


def send(wire, text="hello"):
    socket = PatientWebSocket.__new__(PatientWebSocket)  # without a server
    socket.transport = wire
    socket.send_frame(text)
    return wire.sent, wire.queued


def test_an_idle_socket_takes_it_at_once():
    assert send(Wire(100)) == (frame_of("hello"), b"")


def test_what_does_not_fit_waits():
    assert send(Wire(3)) == (frame_of("hello")[:3], frame_of("hello")[3:])


def test_it_never_overtakes_what_waits():
    wire = Wire(100)
    wire._tempDataBuffer = [b"before"]
    assert send(wire) == (b"", frame_of("hello"))


def test_a_lost_connection_is_found_the_usual_way():
    assert send(Wire(CONNECTION_LOST)) == (b"", frame_of("hello"))


# -- uvicorn ----------------------------------------------------------------------------------------------------------


class Transport:
    """A transport of asyncio that takes `room` bytes at once and tells its protocol when more waits."""

    def __init__(self, protocol) -> None:
        self.protocol, self.sent, self.kept, self.room, self.closing = protocol, b"", b"", 1_000, False

    def is_closing(self):
        return self.closing

    def set_write_buffer_limits(self, high):
        assert high == 0  # or it would not tell at once

    def get_extra_info(self, name):
        return None

    def write(self, data):
        self.sent, rest = self.sent + data[: self.room], data[self.room :]
        if rest:
            self.kept += rest
            self.protocol.pause_writing()

    def drain(self):
        self.sent, self.kept = self.sent + self.kept, b""
        self.protocol.resume_writing()


class Open:
    state = State.OPEN


@pytest.fixture
def steady():
    socket = SteadyWebSocket.__new__(SteadyWebSocket)  # without a server
    socket.connections, socket.logger = set(), logging.getLogger("uvicorn.error")
    socket.conn, socket.writable = Open(), asyncio.Event()
    socket.writable.set()
    socket.handshake_complete, socket.close_sent, socket.disconnected = True, False, False
    socket.connection_made(Transport(socket))
    socket._note()
    return socket


def write_now(steady, text="hello"):
    return steady.straight.write_now(text)


def test_an_idle_socket_of_uvicorn_takes_it_at_once(steady):
    assert write_now(steady)
    assert steady.transport.sent == frame_of("hello")


@pytest.mark.parametrize(("name", "value"), [("close_sent", True), ("handshake_complete", False)])
def test_uvicorn_takes_nothing_before_or_after_the_conversation(steady, name, value):
    setattr(steady, name, value)
    steady._note()
    assert not write_now(steady)
    assert steady.transport.sent == b""


def test_uvicorn_takes_nothing_for_a_connection_that_ends(steady):
    steady.transport.closing = True
    assert not write_now(steady)
    assert steady.transport.sent == b""


def test_what_the_kernel_does_not_take_is_not_overtaken(steady):
    steady.transport.room = 3
    assert write_now(steady, "before")
    assert not write_now(steady, "after")
    steady.transport.drain()
    assert write_now(steady, "z")
    assert steady.transport.sent + steady.transport.kept == frame_of("before") + frame_of("z")


def test_nothing_overtakes_a_message_that_waits_to_be_sent(steady):
    async def both():
        steady.pause_writing()
        sending = asyncio.create_task(steady.send({"type": "websocket.send", "text": "before"}))
        await asyncio.sleep(0)
        steady.resume_writing()  # free again, and the one before has had no turn yet
        overtakes = write_now(steady, "after")
        await sending
        return overtakes, write_now(steady, "after")

    assert asyncio.run(both()) == (False, True)
    assert steady.transport.sent == frame_of("before") + frame_of("after")


# -- what comes in -----------------------------------------------------------------------------------------------------

MASK = b"\x01\x02\x03\x04"


def masked(payload, head=b"\x82"):
    size = len(payload)
    length = bytes([128 + size]) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    return head + length + MASK + bytes(byte ^ MASK[at % 4] for at, byte in enumerate(payload))


@pytest.mark.parametrize("size", [1, 3, 125, 126, MOST])
def test_a_small_whole_message_is_read(size):
    payload = bytes(at % 251 for at in range(size))
    assert simple_messages(masked(payload)) == ([payload], len(masked(payload)))


@pytest.mark.parametrize(
    "rest",
    [
        masked(b"half a frame")[:-1],
        masked(b"a head alone")[:5],
        masked(b"text", head=b"\x81"),
        masked(b"the first of several", head=b"\x02"),
        masked(b"compressed", head=b"\xc2"),
        masked(b"bye", head=b"\x88"),
        b"\x82\x05plain..",  # not masked
        masked(b""),
        b"\x82\xfe\x00\x05" + MASK + b"longer than it must be",
        masked(bytes(MOST + 1)),
        b"\x82\xff" + bytes(20),
    ],
)
def test_anything_else_and_all_after_it_stay_with_the_library(rest):
    data = masked(b"one") + masked(b"two")
    assert simple_messages(data + rest) == ([b"one", b"two"], len(data))


def test_what_is_loaded_is_not_looked_through_for_garbage():
    importlib.import_module("config.asgi")
    assert gc.get_freeze_count() > 10_000

"""Frames go out in the turn in which they are ready; a server that waits for its reader makes them wait too."""

import asyncio
from collections import deque

import pytest

from collaboration.wire import Wire


class Socket:
    """An ASGI server's side; `gate` closed is a reader who does not read."""

    def __init__(self) -> None:
        self.frames: deque[int] = deque()
        self.sent: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_gone = False
        self.wire = Wire(self.send, lambda: {"frame": self.frames.popleft()} if self.frames else None)

    async def send(self, message):
        if self.is_gone:
            raise OSError
        self.sent.append(message["frame"])
        await self.gate.wait()

    def put(self, *frames):
        self.frames.extend(frames)
        self.wire.flush()


async def a_turn():
    for _ in range(3):
        await asyncio.sleep(0)


async def test_it_needs_no_turn_of_the_loop():
    socket = Socket()
    socket.put(1, 2)
    socket.put(3)
    assert socket.sent == [1, 2, 3]


async def test_a_reader_who_does_not_read_is_waited_for():
    socket = Socket()
    socket.gate.clear()
    socket.put(1, 2)
    socket.put(3)
    await a_turn()
    assert socket.sent == [1]
    assert list(socket.frames) == [2, 3]
    socket.gate.set()
    await a_turn()
    assert socket.sent == [1, 2, 3]
    socket.put(4)
    assert socket.sent == [1, 2, 3, 4]


@pytest.mark.parametrize("is_waiting", [True, False])
async def test_nothing_is_sent_after_the_end(is_waiting):
    socket = Socket()
    if is_waiting:
        socket.gate.clear()
    socket.put(1)
    socket.put(2)
    socket.wire.close()
    socket.gate.set()
    await a_turn()
    socket.put(3)
    assert socket.sent == ([1] if is_waiting else [1, 2])


async def test_a_browser_that_is_gone_takes_nobody_with_it():
    socket = Socket()
    socket.is_gone = True
    socket.put(1)
    socket.is_gone = False
    socket.put(2)
    assert socket.sent == []

"""The y-websocket protocol, byte by byte (https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SYNC, AWARENESS, AUTH, QUERY_AWARENESS = 0, 1, 2, 3
STEP_1, STEP_2, UPDATE = 0, 1, 2
# Ours, and only for those who ask for them with ?ack=1: how many updates are kept, and what the reader may do.
ACK, RIGHT = 100, 101
_LONGEST = 9  # bytes of a number


class BadFrame(Exception):
    """The bytes are no message of this protocol."""


@dataclass(frozen=True)
class Presence:
    """What one frame says of one Yjs client: `state` is JSON, "null" for one that has left."""

    client: int
    clock: int
    state: str


def number(data: bytes, at: int) -> tuple[int, int]:
    """A variable-length number and where the next thing begins.

    Raises:
        BadFrame: there is none.
    """
    if at < len(data) and data[at] < 128:
        return data[at], at + 1  # nearly all are
    value = shift = 0
    for index in range(at, min(at + _LONGEST, len(data))):
        byte = data[index]
        value |= (byte & 127) << shift
        if byte < 128:
            return value, index + 1
        shift += 7
    raise BadFrame


def counted(data: bytes, at: int) -> tuple[bytes, int]:
    """Bytes that say their length first, and where the next thing begins.

    Raises:
        BadFrame: they end too early.
    """
    length, start = number(data, at)
    end = start + length
    if end > len(data):
        raise BadFrame
    return data[start:end], end


def written(value: int) -> bytes:
    """A number in variable length."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


def step_1(state: bytes) -> bytes:
    """ "This is what I know"."""
    return bytes((SYNC, STEP_1)) + written(len(state)) + state


def step_2(update: bytes) -> bytes:
    """The answer to it: "this is what you lack"."""
    return bytes((SYNC, STEP_2)) + written(len(update)) + update


def update(data: bytes) -> bytes:
    """A change."""
    return bytes((SYNC, UPDATE)) + written(len(data)) + data


def ack(count: int) -> bytes:
    """So many of your updates are kept."""
    return bytes((ACK,)) + written(count)


def right(level: str) -> bytes:
    """What you may do."""
    text = json.dumps({"can": level}).encode()
    return bytes((RIGHT,)) + written(len(text)) + text


def presences(entries: Iterable[Presence]) -> bytes:
    """Who is here; with nobody it is the heartbeat, which a stock client takes as a sign of life."""
    parts = [
        written(one.client) + written(one.clock) + written(len(state)) + state
        for one in entries
        for state in (one.state.encode(),)
    ]
    body = written(len(parts)) + b"".join(parts)
    return bytes((AWARENESS,)) + written(len(body)) + body


def read_presences(frame: bytes) -> list[Presence]:
    """What an awareness frame says.

    Raises:
        BadFrame: it is none.
    """
    body, end = counted(frame, 1)
    if end != len(frame):
        raise BadFrame
    many, at = number(body, 0)
    found = []
    for _ in range(many):
        client, at = number(body, at)
        clock, at = number(body, at)
        state, at = counted(body, at)
        try:
            found.append(Presence(client, clock, state.decode()))
        except UnicodeDecodeError:
            raise BadFrame from None
    return found


def read_state(text: str) -> dict[str, Any] | None:
    """The state of a Yjs client: an object, or None when it has left.

    Raises:
        BadFrame: neither.
    """
    try:
        state = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFrame from None
    if state is not None and not isinstance(state, dict):
        raise BadFrame
    return state

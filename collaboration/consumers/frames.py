"""What a browser may say: checked shape by shape, anything else is a bad frame."""

import re
from dataclasses import dataclass
from typing import Any

from collaboration.presence.place import STATES
from permissions.field_rights import field_name

MOST_BYTES = 16 * 1024
MOST_TOPICS = 200
_TOPIC = re.compile(r"[a-z_]{1,40}(:[0-9a-f-]{36})?")
_FIELD = re.compile(r"[a-z][a-z0-9_.:-]{0,59}")
_AUDIENCE = re.compile(r"internal|(company|member):[0-9a-f-]{36}")


class BadFrame(Exception):
    """The frame has not the shape it should have."""


@dataclass(frozen=True)
class Subscribe:
    topics: tuple[str, ...]
    after: int | None


def subscribe(frame: dict[str, Any]) -> Subscribe:
    after = frame.get("after")
    if after is not None and (not isinstance(after, int) or isinstance(after, bool) or after < 0):
        raise BadFrame
    return Subscribe(topics(frame), after)


def topics(frame: dict[str, Any]) -> tuple[str, ...]:
    found = frame.get("topics")
    if not isinstance(found, list) or len(found) > MOST_TOPICS:
        raise BadFrame
    return tuple(dict.fromkeys(_match(_TOPIC, one) for one in found))


def topic(frame: dict[str, Any]) -> str:
    return _match(_TOPIC, frame.get("topic"))


def state(frame: dict[str, Any]) -> tuple[str, str | None]:
    """("view" | "edit" | "idle", the field being edited or None)"""
    if frame.get("state") not in STATES:
        raise BadFrame
    return frame["state"], field(frame) if frame.get("field") is not None and frame["state"] == "edit" else None


def field(frame: dict[str, Any]) -> str:
    """A field as answers name it."""
    return field_name(_match(_FIELD, frame.get("field")))


def switch(frame: dict[str, Any]) -> bool:
    """Whether something begins (unless told) or has stopped."""
    on = frame.get("on", True)
    if not isinstance(on, bool):
        raise BadFrame
    return on


def audience(frame: dict[str, Any]) -> str:
    return _match(_AUDIENCE, frame.get("audience", "internal"))


def _match(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise BadFrame
    return value

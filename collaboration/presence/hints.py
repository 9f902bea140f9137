"""Typing and field editing: told at once, over the bus only, coalesced, may be lost, forgotten by the receiver."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from collaboration.heard import encode
from collaboration.listener import Listener
from collaboration.presence.place import may_know

if TYPE_CHECKING:
    from collaboration.hub.feed import Feed

AGAIN = 1.5  # seconds during which the same person's typing, or editing of a field, is told once
Said = tuple[UUID, str, str]


class Speaker(Protocol):
    def send_soon(self, message: dict[str, Any]) -> None: ...


class Hints:
    """Who is writing what at this moment; nothing of it is kept.

    Every hint is a message of the bus `{"about": "presence", "workspace", "topic", "typing" | "editing": {...}}`.
    """

    def __init__(self, feeds: Mapping[UUID, "Feed"], bus: Speaker) -> None:
        self._feeds = feeds
        self._bus = bus
        self._said: dict[Said, float] = {}
        self._editing: dict[Listener, set[tuple[str, str]]] = {}

    def type(self, listener: Listener, topic: str, only: str) -> None:
        """Somebody writes at a record, to an audience ("internal", "circle:<id>", "member:<id>")."""
        if self._is_news((listener.visitor.member_id, topic, only)):
            self._tell(listener, topic, "typing", only=only)

    def edit(self, listener: Listener, topic: str, field: str, on: bool) -> None:
        """Somebody edits a field of a record, or has stopped; whether they may has been asked."""
        key = (listener.visitor.member_id, topic, f"field {field}")
        mine = self._editing.setdefault(listener, set())
        if on:
            mine.add((topic, field))
        elif (topic, field) in mine:
            mine.discard((topic, field))
            self._said.pop(key, None)
        else:
            return
        if not on or self._is_news(key):
            self._tell(listener, topic, "editing", field=field, on=on, colour=listener.visitor.colour)

    def left(self, listener: Listener, topic: str | None = None) -> None:
        """A tab has left a record, or is closed: it edits nothing there any more."""
        for at, field in list(self._editing.get(listener, ())):
            if topic in (None, at):
                self.edit(listener, at, field, False)
        if topic is None:
            self._editing.pop(listener, None)

    def from_bus(self, message: dict[str, Any]) -> bool:
        """Another process saw somebody typing or editing; False for anything else."""
        if "typing" in message:
            self._tell_typing(message)
        elif "editing" in message:
            self._tell_editing(message)
        else:
            return False
        return True

    def _is_news(self, key: Said) -> bool:
        now = time.monotonic()
        if now - self._said.get(key, -AGAIN) < AGAIN:
            return False
        self._said = {one: at for one, at in self._said.items() if now - at < AGAIN}
        self._said[key] = now
        return True

    def _tell(self, listener: Listener, topic: str, what: str, **more: Any) -> None:
        who = listener.visitor
        message = {
            "about": "presence",
            "workspace": str(who.workspace_id),
            "topic": topic,
            what: {"member": str(who.member_id), "name": who.name, "kind": who.kind, **more},
        }
        self._bus.send_soon(message)
        self.from_bus(message)

    def _tell_typing(self, message: dict[str, Any]) -> None:
        topic, who = message["topic"], message["typing"]
        text = encode({"t": "typing", "topic": topic, "member": who["member"], "name": who["name"]})
        for listener in self._others(message, who):
            if listener.scope.is_staff or who["only"] in listener.scope.ears:
                listener.tell_presence(topic, text, lasting=False)

    def _tell_editing(self, message: dict[str, Any]) -> None:
        topic, who = message["topic"], message["editing"]
        shown = {name: who[name] for name in ("field", "member", "name", "colour", "on")}
        text = encode({"t": "editing", "topic": topic, **shown})
        for listener in self._others(message, who):
            if listener.reads(topic, who["field"]):
                listener.tell_presence(topic, text, lasting=False)

    def _others(self, message: dict[str, Any], who: dict[str, Any]) -> list[Listener]:
        """Those at a topic who may know of a person; never the person's own tabs."""
        feed = self._feeds.get(UUID(message["workspace"]))
        found = feed.listening(message["topic"]) if feed else ()
        return [
            one
            for one in found
            if str(one.visitor.member_id) != who["member"] and may_know(one, who["member"], who["kind"])
        ]

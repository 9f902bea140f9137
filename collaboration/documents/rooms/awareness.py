"""Who is in a document, and where: cursors and selections. Never stored; every entry belongs to the line it came by."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from collaboration.documents.rooms import protocol
from collaboration.documents.rooms.line import Line
from collaboration.documents.rooms.protocol import Presence
from collaboration.presence.place import STAFF
from permissions.scope import Scope

MOST_STATE = 4 * 1024
# One browser is one Yjs client; a second while the first is not yet gone. More is somebody inventing people.
MOST_CLIENTS = 4
MOST_KNOWN = 5_000
GONE = "null"
# The same as the browser's own (frontend/src/lib/people.ts): avatar, cursor and selection are of one colour.
COLOURS = ("#4b5bd7", "#0b7a6d", "#a1490f", "#8a2fa0", "#1f6bc4", "#33701d", "#b42318", "#6b4fa0")

NOBODYS = "#63636e"


class TooBig(Exception):
    """A state larger than a cursor ever is."""


class Forged(Exception):
    """Somebody speaks for somebody else."""


@dataclass(frozen=True)
class Who:
    """Whose a Yjs client is, for deciding who may know of it."""

    member: str
    kind: str
    circles: frozenset[str]

    @classmethod
    def of(cls, line: Line) -> "Who":
        circles = frozenset(str(circle) for circle in line.scope.held.circles)
        return cls(str(line.visitor.member_id), line.visitor.kind, circles)


@dataclass(frozen=True)
class Entry:
    """A Yjs client; `line` is None when it is connected to another process, or has left."""

    presence: Presence
    who: Who
    line: Line | None


class Awareness:
    """Lives in the event loop's thread only."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    def news(self, frame: bytes) -> list[Presence]:
        """What of a frame is not known yet: stock clients repeat whatever they hear of others.

        Raises:
            BadFrame: it is none.
        """
        found = []
        for said in protocol.read_presences(frame):
            known = self._entries.get(said.client)
            if said.state != GONE if known is None else said.clock > known.presence.clock:
                found.append(said)
        return found

    def hear(self, line: Line, news: Iterable[Presence]) -> set[int]:
        """Take in what a line says; returns the clients that changed.

        Raises:
            BadFrame, TooBig.
            Forged: it speaks for a client of somebody else.
        """
        changed: set[int] = set()
        for said in news:
            known = self._entries.get(said.client)
            if known is not None and known.line is not line and not self._may_take_over(known, line):
                raise Forged
            if known is None and sum(entry.line is line for entry in self._entries.values()) >= MOST_CLIENTS:
                raise Forged
            self._entries[said.client] = Entry(self._stamped(said, line), Who.of(line), line)
            changed.add(said.client)
        return changed

    @staticmethod
    def _may_take_over(known: Entry, line: Line) -> bool:
        """The same person came back before the old line was found dead."""
        return known.who.member == str(line.visitor.member_id)

    @staticmethod
    def _stamped(said: Presence, line: Line) -> Presence:
        if len(said.state) > MOST_STATE:
            raise TooBig
        state = protocol.read_state(said.state)
        if state is None:
            return replace(said, state=GONE)
        who = line.visitor
        state["user"] = {
            "id": str(who.member_id),
            "name": who.name,
            "color": COLOURS[who.colour % len(COLOURS)],
            "colour": who.colour,
            "kind": who.kind,
        }
        return replace(said, state=json.dumps(state, separators=(",", ":")))

    def leave(self, line: Line) -> set[int]:
        """The line has ended; returns the clients that went with it."""
        gone = {client for client, entry in self._entries.items() if entry.line is line}
        for client in gone:
            entry = self._entries[client]
            presence = Presence(client, entry.presence.clock + 1, GONE)
            self._entries[client] = Entry(presence, entry.who, None)
        self._forget()
        return gone

    def _forget(self) -> None:
        """Those who left are remembered, so that an echo of them does not bring them back; not for ever."""
        if len(self._entries) > MOST_KNOWN:
            self._entries = {client: one for client, one in self._entries.items() if one.presence.state != GONE}

    def present(self) -> set[int]:
        return {client for client, entry in self._entries.items() if entry.presence.state != GONE}

    def frame_for(self, line: Line, clients: Iterable[int]) -> bytes | None:
        """What a reader may know of these clients; None for nothing."""
        entries = (self._entries[client] for client in clients if client in self._entries)
        known = [_told_to(line, entry) for entry in entries if may_know(line.scope, entry.who)]
        return protocol.presences(known) if known else None

    # -- other processes ---------------------------------------------------------------------------------------------

    def as_message(self, clients: Iterable[int]) -> list[dict[str, Any]]:
        """Clients of this process, for the others."""
        return [
            {
                "client": client,
                "clock": entry.presence.clock,
                "state": entry.presence.state,
                "member": entry.who.member,
                "kind": entry.who.kind,
                "circles": sorted(entry.who.circles),
            }
            for client in clients
            if (entry := self._entries.get(client)) is not None
        ]

    def mine(self) -> set[int]:
        """Clients connected to this process."""
        return {client for client, entry in self._entries.items() if entry.line is not None}

    def hear_others(self, states: Iterable[Mapping[str, Any]]) -> set[int]:
        """Take in what another process says of its clients; returns those that changed."""
        changed = set()
        for one in states:
            known = self._entries.get(one["client"])
            if known is None or one["clock"] > known.presence.clock:
                who = Who(one["member"], one["kind"], frozenset(one["circles"]))
                self._entries[one["client"]] = Entry(Presence(one["client"], one["clock"], one["state"]), who, None)
                changed.add(one["client"])
        return changed


def _told_to(line: Line, entry: Entry) -> Presence:
    """A cursor belongs to the text, a name to the person: where the workspace names no staff, it is the workspace's."""
    said = entry.presence
    if line.knows_staff or entry.who.kind != STAFF or said.state == GONE:
        return said
    state = protocol.read_state(said.state) or {}
    state["user"] = {"id": STAFF, "name": line.visitor.workspace_name, "color": NOBODYS, "colour": 0, "kind": STAFF}
    return replace(said, state=json.dumps(state, separators=(",", ":")))


def may_know(scope: Scope, who: Who) -> bool:
    """Outsiders know of staff, of themselves and of their own company's people, never of another's."""
    if scope.is_staff or who.kind == STAFF or who.member == str(scope.member_id):
        return True
    return not who.circles.isdisjoint(str(circle) for circle in scope.held.circles)

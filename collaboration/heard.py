"""An event as the live channel carries it: ids and a version, never a record, never what changed."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from collaboration.topics import topics_of
from permissions.audiences import verb_to_hear
from permissions.capabilities import Capability
from permissions.scope import Scope

ACCESS_CHANGED = "access.changed"
# The only parts of a payload that travel, and their names over the wire.
_EXTRA = {
    "comment_id": "comment",
    "parent_id": "parent",
    "notification_id": "notification",
    "activity_id": "activity",
    "file_id": "file",
    "line_id": "line",
    "share_id": "share",
    "from_stage_id": "from_stage",
    "to_stage_id": "to_stage",
}
_OUTSIDE = ("partner", "client")


def encode(frame: dict[str, Any]) -> str:
    """A frame as text."""
    return json.dumps(frame, separators=(",", ":"), default=str)


@dataclass(eq=False)
class Heard:
    """One journal row, ready to be matched with listeners and encoded once for each kind of reader.

    Args:
        names: whom an access change concerns, `{"users": {...}, "groups": {...}, "everyone": bool}`; else empty.
        spread: within how many ms the receivers should spread their refetching.
        verb: on the whole workspace it is enough to hear of this; None where it depends on more.
    """

    seq: int
    kind: str
    about: str
    version: int | None
    parents: list[str]
    audience: dict[str, Any]
    epoch: int
    actor: UUID | None
    actor_kind: str
    mutation_id: str
    extra: dict[str, Any]
    topics: frozenset[str]
    names: dict[str, Any] = field(default_factory=dict)
    spread: int = 0
    verb: Capability | None = None
    _texts: dict[tuple[Any, ...], str] = field(default_factory=dict)

    @property
    def members(self) -> list[str]:
        """The only members who hear of it; empty when that depends on what they see."""
        return self.audience.get("members") or []

    @property
    def is_silent(self) -> bool:
        """Bookkeeping of the live channel and the audit trail, which no socket is told about."""
        return self.kind.startswith("access.")

    def text_for(self, scope: Scope) -> str:
        """The frame for one reader. Outsiders learn of no other outsider, and of no container they have no share in."""
        if scope.is_staff:
            return self.text_for_staff()
        named = self.actor_kind not in _OUTSIDE or self.actor == scope.member_id
        # One who hears of a pipeline through a deal of theirs, or of a colleague with everybody, is not told which.
        wide = self.audience.get("also") or self.audience.get("everybody")
        about = "" if wide and not _is_shared(self.about, scope) else self.about
        return self._text(named, about, tuple(parent for parent in self.parents if _is_shared(parent, scope)))

    def text_for_staff(self) -> str:
        """The frame for everybody of the organisation; encoded once for an event and its spread."""
        return self._text(True, self.about, tuple(self.parents))

    def _text(self, named: bool, about: str, parents: tuple[str, ...]) -> str:
        key = (named, about, parents, self.spread)
        if key not in self._texts:
            self._texts[key] = encode(
                {
                    "t": "ev",
                    "seq": self.seq,
                    "kind": self.kind,
                    "about": about,
                    "parents": parents,
                    "version": self.version,
                    "actor": self.actor if named else None,
                    "m": self.mutation_id if named else "",
                    "spread": self.spread,
                    "extra": self.extra,
                }
            )
        return self._texts[key]


def _is_shared(parent: str, scope: Scope) -> bool:
    word, _, pk = parent.partition(":")
    return any(str(target) == pk for target in scope.held.levels.get(word, {}))


COLUMNS = (
    "seq",
    "kind",
    "about_type",
    "about_id",
    "version",
    "parents",
    "audience",
    "acl_epoch",
    "actor_id",
    "actor_kind",
    "mutation_id",
    "payload",
)


def heard(row: dict[str, Any]) -> Heard:
    """A row of the journal (its COLUMNS) as an event of the live channel."""
    payload: dict[str, Any] = row["payload"] or {}
    names: dict[str, Any] = {}
    if row["kind"] == ACCESS_CHANGED:
        names = {
            "users": set(payload.get("users", ())),
            "groups": set(payload.get("groups", ())),
            "everyone": bool(payload.get("everyone")),
        }
    return Heard(
        seq=row["seq"],
        kind=row["kind"],
        about=f"{row['about_type']}:{row['about_id']}",
        version=row["version"],
        parents=row["parents"],
        audience=row["audience"],
        epoch=row["acl_epoch"],
        actor=row["actor_id"],
        actor_kind=row["actor_kind"],
        mutation_id=row["mutation_id"],
        extra={name: payload[key] for key, name in _EXTRA.items() if payload.get(key)},
        topics=topics_of(row["kind"], row["about_type"], row["about_id"], row["parents"]),
        names=names,
        verb=verb_to_hear(row["audience"]),
    )

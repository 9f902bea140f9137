"""One person's tab at a record, and who may know of it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from permissions.scope import Scope

# The busiest tab of a person speaks for them: whoever is idle in one and works in another is not idle.
STATES = ("edit", "view", "idle")
STAFF = "staff"


class Reader(Protocol):
    """Who is told: their scope, and whether the workspace lets them know of staff (see Standing.knows_staff)."""

    scope: Scope
    knows_staff: bool


@dataclass(frozen=True)
class Place:
    """Somebody at a record.

    Args:
        state: one of STATES.
        field: the field being edited; None for none.
        at: when this was last heard of, in seconds since 1970; only for places of other processes.
        is_fading: the connection was cut a moment ago, and may come back.
    """

    member: str
    name: str
    colour: int
    kind: str
    state: str = "view"
    field: str | None = None
    at: float = 0.0
    is_fading: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def may_know(reader: Reader, member: str, kind: str) -> bool:
    """May a reader know that this person is here?

    Staff know of everybody. Outsiders know of themselves, of staff where the workspace allows it, of each other never.
    """
    if reader.scope.is_staff or member == str(reader.scope.member_id):
        return True
    return kind == STAFF and reader.knows_staff


def people(places: Iterable[Place], reader: Reader) -> list[dict[str, Any]]:
    """The people at a record as one reader may see them: one line a person, by name."""
    known = [place for place in places if may_know(reader, place.member, place.kind)]
    here = {place.member for place in known if not place.is_fading}
    found: dict[str, dict[str, Any]] = {}
    for place in sorted(known, key=lambda one: (one.name, one.member, STATES.index(one.state), one.field or "")):
        if place.is_fading and place.member in here:
            continue
        # Outsiders are not told what staff are at: the field may be one they do not have.
        state, field = (place.state, place.field) if reader.scope.is_staff or place.state == "idle" else ("view", None)
        line = found.setdefault(place.member, _line(place, state))
        line["tabs"] += 1
        line["field"] = line["field"] or field
        if field and field not in line["fields"]:
            line["fields"].append(field)
    return list(found.values())


def _line(place: Place, state: str) -> dict[str, Any]:
    who = {"member": place.member, "name": place.name, "colour": place.colour, "kind": place.kind}
    return {**who, "tabs": 0, "state": state, "field": None, "fields": []}

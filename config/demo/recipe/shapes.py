"""What the recipe is made of.

A moment is written "12 10:40": twelve working days before the first start, at 10:40 UTC. "now 35" is 35 minutes before
it. Plain numbers are working days (the time of day follows from the record), except where calendar days are named.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Staff:
    """Somebody who works here.

    Args:
        guarded: second factor switched on.
    """

    key: str
    role: str
    team: str = ""
    guarded: bool = False


@dataclass(frozen=True)
class Outsider:
    """Somebody of a client or partner company who signs in to the portal; `key` is a person's key too."""

    key: str
    company: str


@dataclass(frozen=True)
class Firm:
    key: str
    owner: str
    relation: str = "none"


@dataclass(frozen=True)
class Logged:
    """A call or a note; its text stands under the deal's `log` in the content, in this order.

    Args:
        minutes: of a call; 0 makes it a note.
    """

    at: str
    by: str
    minutes: int = 0
    direction: str = ""


@dataclass(frozen=True)
class Edit:
    """A later change of a deal.

    Args:
        field: "line" (`value` is "mezzanine:1350", the new quantity), "reckon" (the amount becomes the sum of the
            lines), or a text field, which takes the next text of the deal's `edits` in the content.
    """

    at: str
    by: str
    field: str
    value: str = ""


@dataclass(frozen=True)
class Deal:
    """The life of a deal.

    Args:
        path: working days ago when it entered each of the pipeline's open stages, first one first.
        closed: working days ago when it was closed, and how; 0 for an open deal.
        expected: calendar days from the first start, for the expected close.
        due: calendar days from the first start, for the next step; None without one.
        lines: "pallet_rack:420 crew_day:6"; the amount is their sum, else it stands in the content.
        people: "furniture_1:decides furniture_2:on_site".
        repriced: working days ago when the content's `first_amount` became the amount.
        postponed: working days ago and the expected close before, in calendar days from the first start.
        carried: who moved it into its last open stage, if not its owner.
    """

    key: str
    company: str
    owner: str
    path: tuple[int, ...]
    expected: int
    due: int | None = None
    closed: tuple[str, int] | None = None
    lines: str = ""
    people: str = ""
    repriced: int = 0
    postponed: tuple[int, int] | None = None
    carried: str = ""
    log: tuple[Logged, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Share:
    """A deal or a pipeline opened to an outside company.

    Args:
        on: a deal's key, or "pipeline:services".
        ends: calendar days from the first start when it ends by itself; 0 for no end.
        stopped: the moment it was taken back; empty while it stands.
    """

    on: str
    company: str
    level: str
    by: str
    at: str
    amount: bool = False
    ends: int = 0
    stopped: str = ""


@dataclass(frozen=True)
class Thread:
    """Comments on a deal; the texts stand under the same key in the content, in this order.

    Args:
        audience: "internal", or the outside company everything in it is said to.
        said: (who, when), the first one opens the thread.
    """

    key: str
    deal: str
    audience: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Step:
    """What happens to a request: `do` is assign, reply, note, status or confirm.

    Args:
        what: the assignee's key, or the status; replies and notes take the next text of the request's `talk`.
    """

    do: str
    by: str
    at: str
    what: str = ""


@dataclass(frozen=True)
class Ask:
    """A request from the portal, and how it went."""

    key: str
    by: str
    category: str
    urgency: str
    at: str
    status: str
    deal: str = ""
    steps: tuple[Step, ...] = ()

"""One socket (or long poll) on this process: what it listens to, what it may hear, what waits to be sent."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal, Protocol

from collaboration.closing import OFFENCES, TOO_SLOW
from collaboration.entrance import Standing, Visitor
from collaboration.heard import Heard, encode
from collaboration.outbox import MOST_FRAMES, Outbox
from permissions.field_rights import Rights
from permissions.scope import Scope

log = logging.getLogger(__name__)
Verdict = Literal["ev", "gone"]
# More events for one socket at once than this are told as one reset: it would refetch everything anyway.
FLOOD = 200


class Watch(Protocol):
    """What a listener tells presence: that it lost a record, that it needs to be shown who is there."""

    def leave(self, listener: "Listener", topic: str) -> None: ...
    def show(self, listener: "Listener", topic: str) -> None: ...


class Listener:
    """Lives in the event loop's thread only.

    Its attributes are slots: after half a second of quiet every piece of memory of each of a thousand listeners has to
    be fetched anew, and those were a third of what an event costs.

    Args:
        visitor: who it is.
        standing: what they may hear now.
        end: closes the socket with a code; called at most once.
        outbox: where its frames wait.
    """

    __slots__ = (
        "_end",
        "_everywhere",
        "_held",
        "_holds",
        "_missed",
        "groups",
        "is_ended",
        "is_held",
        "is_staff",
        "knows_staff",
        "outbox",
        "rights",
        "scope",
        "seen",
        "spoke_at",
        "topics",
        "visitor",
        "watch",
    )

    def __init__(
        self, visitor: Visitor, standing: Standing, end: Callable[[int], None], outbox: Outbox | None = None
    ) -> None:
        self.visitor = visitor
        self._stand_on(standing.scope)
        self.groups = standing.groups
        self.knows_staff = standing.knows_staff
        self.topics: set[str] = set()
        # The record topics whose record the scope was found to see: presence and typing ask for these.
        self.seen: set[str] = set()
        # Of those, the fields this person reads and edits, as far as anybody has asked.
        self.rights: dict[str, Rights] = {}
        self.spoke_at = time.monotonic()
        self.outbox = outbox or Outbox()
        self.is_ended = False
        # True while a judgement or a catch-up is under way: events wait, nothing is delivered.
        self.is_held = False
        self._end = end
        self._holds = 0
        self._held: list[Heard] = []
        self._missed: frozenset[str] = frozenset()  # nearly always empty, in every idle socket
        self.watch: Watch | None = None

    # -- telling -----------------------------------------------------------------------------------------------------

    def tell(self, frame: dict[str, Any]) -> None:
        """Queue a frame that is no event."""
        self.put(encode(frame))

    def tell_presence(self, topic: str, text: str, *, lasting: bool) -> None:
        """Queue who is here or who types; `lasting` is told again after a hold."""
        if topic not in self.seen:
            return
        if not self.is_held:
            self.put(text, topic)
        elif lasting:
            self._missed |= {topic}

    def put(self, text: str, tells: Heard | str | None = None) -> None:
        """Queue an encoded frame; a reader who is too far behind is sent away."""
        if self.is_ended:
            return
        if not self.outbox.put(text, tells):
            self.end(TOO_SLOW)

    def end(self, code: int) -> None:
        """Close the socket; nothing that waits is sent any more."""
        if self.is_ended:
            return
        self.is_ended = True
        # Never what was in the frame: it may be anybody's secret.
        level = logging.WARNING if code in OFFENCES else logging.INFO
        log.log(level, "a socket of member %s is closed with %s", self.visitor.member_id, code)
        self.outbox.clear()
        self._held.clear()
        self._end(code)

    # -- hearing -----------------------------------------------------------------------------------------------------

    def verdict(self, event: Heard) -> Verdict | None:
        """Is the event for this socket: to be told, to be told as gone, or not at all?"""
        return None if self.topics.isdisjoint(event.topics) else self.right_to(event)

    def right_to(self, event: Heard) -> Verdict | None:
        """The verdict on an event under a topic this socket listens to."""
        if event.verb in self._everywhere or self.scope.hears(event.audience):
            return "ev"
        if event.audience.get("before") and self.scope.hears(event.audience, before=True):
            return "gone"
        return None

    def tell_event(self, event: Heard, verdict: Verdict) -> None:
        """Queue an event that `verdict` let through."""
        if verdict == "ev":
            if event.about in self.topics and not event.members:
                self.seen.add(event.about)
            self.put(event.text_for(self.scope), event)
        else:
            self.lose(event.about, event)

    def lose(self, about: str, event: Heard | None = None) -> None:
        """Say that a record has left the reader's scope."""
        self.forget(about)
        if self.watch is not None:
            self.watch.leave(self, about)
        self.put(encode({"t": "gone", "about": about}), event)

    def forget(self, topic: str) -> None:
        """The record is not seen any more, or not listened to."""
        self.seen.discard(topic)
        self.rights.pop(topic, None)

    def reads(self, topic: str, field: str) -> bool:
        """Is this person shown a field of a record they see? Unknown rights are none."""
        rights = self.rights.get(topic)
        return rights is not None and field in rights.reads

    # -- holding -----------------------------------------------------------------------------------------------------

    def hold(self) -> None:
        """Deliver nothing until release()."""
        self._holds += 1
        self.is_held = True

    def keep(self, event: Heard) -> None:
        """An event while held: it is judged at the release, by the rights of then."""
        self._held.append(event)
        if len(self._held) > MOST_FRAMES * 2:
            self.end(TOO_SLOW)

    def skip(self, upto: int, had: frozenset[str]) -> None:
        """Of what is kept, drop events up to a number that the reader has heard elsewhere.

        Args:
            had: topics they listened to here before: what is kept under these was told nowhere else.
        """
        self._held = [one for one in self._held if one.seq > upto or not had.isdisjoint(one.topics)]

    def take_back(self) -> None:
        """Events that are queued but not sent go back to being judged."""
        events, topics = self.outbox.take_back()
        self._held = events + self._held
        self._missed |= topics

    def release(self) -> None:
        """Undo one hold(); the last one delivers what waited, in order, to whoever may still hear it."""
        self._holds -= 1
        if self._holds:
            return
        self.is_held = False
        waiting = {event.seq: event for event in self._held}
        self._held = []
        for seq in sorted(waiting):
            verdict = self.verdict(waiting[seq])
            if verdict:
                self.tell_event(waiting[seq], verdict)
        missed, self._missed = self._missed & self.seen, frozenset()
        for topic in missed:
            if self.watch is not None:
                self.watch.show(self, topic)

    # -- rights ------------------------------------------------------------------------------------------------------

    def has_expired_by(self, now: datetime) -> bool:
        """A grant the scope stands on has reached its end date."""
        until = self.scope.held.valid_until
        return until is not None and until <= now

    def is_named_by(self, event: Heard) -> bool:
        """Does an access change concern this person?"""
        names = event.names
        return bool(
            names.get("everyone")
            or str(self.visitor.user_id) in names.get("users", ())
            or not self.groups.isdisjoint(names.get("groups", ()))
        )

    def stand(self, standing: Standing) -> None:
        """Take a new judgement: tell what was lost, and to refetch when rights really changed."""
        before, self.groups = self.scope, standing.groups
        self._stand_on(standing.scope)
        for topic in sorted(self.seen - standing.seen):
            self.lose(topic)
        self.seen, self.rights = set(standing.seen), dict(standing.rights)
        if self.knows_staff != standing.knows_staff:
            self.knows_staff = standing.knows_staff
            self._missed |= self.seen
        if _rights(before) != _rights(self.scope):
            self.tell({"t": "reset", "reason": "access"})

    def _stand_on(self, scope: Scope) -> None:
        self.scope, self._everywhere, self.is_staff = scope, scope.everywhere, scope.is_staff


def _rights(scope: Scope) -> tuple[Any, ...]:
    held = scope.held
    return held.roles, held.teams, held.circles, held.levels, held.fields

"""One workspace's events on this process: read in order, matched in memory, delivered to its listeners."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from django.db import Error as DatabaseError
from django.utils import timezone

from collaboration import catch_up
from collaboration.entrance import Refused, Standing, Visitor, ended, judge
from collaboration.heard import Heard
from collaboration.listener import FLOOD, Listener, Verdict
from collaboration.threads import behind_fence

log = logging.getLogger(__name__)
TICK = 2.0  # seconds; the hint may be lost, the table is not
BATCH = 500
# Refetches of this many receivers are spread by 2 ms each, two seconds at most.
FEW = 20


class Feed:
    """Delivers in journal order, without gaps: `seq` is the last event taken, `epoch` the last access rules judged by.

    Revocation, fail closed: whoever an access change names is *shut* before anything later is delivered (their queue
    is taken back), judged again, and only then hears what waited, by the new rights. A listener that is shut and
    cannot be judged (no database) stays shut.

    Args:
        heard_of: called for every event delivered here, after the listeners (unread counts hang on it).
    """

    def __init__(self, workspace_id: UUID, seq: int, epoch: int, heard_of: Callable[["Feed", Heard], None]) -> None:
        self.workspace_id = workspace_id
        self.seq = seq
        self.epoch = epoch
        self.listeners: set[Listener] = set()
        self._by_topic: defaultdict[str, set[Listener]] = defaultdict(set)
        self._by_member: defaultdict[str, set[Listener]] = defaultdict(set)
        self._shut: set[Listener] = set()
        # Nearly nobody's rights have an end, and it is asked at every event.
        self._ending: set[Listener] = set()
        self._heard_of = heard_of
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._task = asyncio.create_task(self._run())

    # -- listeners ---------------------------------------------------------------------------------------------------

    def join(self, listener: Listener) -> None:
        """Take a listener in; one that was judged by older access rules than these is judged again first."""
        self.listeners.add(listener)
        self._by_member[str(listener.visitor.member_id)].add(listener)
        self._note_end(listener)
        if listener.scope.epoch < self.epoch:
            self.shut(listener)

    def leave(self, listener: Listener) -> None:
        self.listeners.discard(listener)
        self._shut.discard(listener)
        self._ending.discard(listener)
        self._forget(self._by_member, str(listener.visitor.member_id), listener)
        self.unsubscribe(listener, list(listener.topics))

    def subscribe(self, listener: Listener, topics: Iterable[str]) -> None:
        for topic in topics:
            listener.topics.add(topic)
            self._by_topic[topic].add(listener)

    def unsubscribe(self, listener: Listener, topics: Iterable[str]) -> None:
        for topic in topics:
            listener.topics.discard(topic)
            listener.forget(topic)
            self._forget(self._by_topic, topic, listener)

    def listening(self, topic: str) -> set[Listener]:
        return self._by_topic.get(topic, set())

    def of_member(self, member_id: str) -> set[Listener]:
        return self._by_member.get(member_id, set())

    @staticmethod
    def _forget(index: defaultdict[str, set[Listener]], key: str, listener: Listener) -> None:
        index[key].discard(listener)
        if not index[key]:
            del index[key]

    # -- the journal -------------------------------------------------------------------------------------------------

    def hint(self, seq: int) -> None:
        """Somebody says that there are events up to `seq`."""
        if seq > self.seq:
            self._wake.set()

    def stop(self) -> None:
        self._task.cancel()

    async def _run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(TICK):
                    await self._wake.wait()
            except TimeoutError:
                pass
            self._wake.clear()
            await self.catch_up()

    async def catch_up(self) -> None:
        """Read and deliver what the journal has and we have not; does nothing while the database is away."""
        async with self._turn:
            try:
                # Before the journal is read, for that may fail: whose end date has come hears nobody typing, either.
                for listener in self._expired():
                    self.shut(listener)
                await self._judge_shut()
                while await self._step():
                    pass
            except (DatabaseError, OSError):
                log.warning("the live channel cannot read the journal; it tries again", exc_info=True)
            except Exception:
                # One bad row must not end the workspace's live channel for good.
                log.exception("the live channel failed at event %s of %s", self.seq, self.workspace_id)

    async def _step(self) -> bool:
        """One batch; True when there may be more."""
        read = partial(catch_up.read_after, self.workspace_id, self.seq, BATCH)
        events = await behind_fence(self.workspace_id, None, read)
        if not events:
            return False
        for listener in self._concerned(events):
            self.shut(listener)
        self.seq, self.epoch = events[-1].seq, max(self.epoch, *(event.epoch for event in events))
        self._deliver([event for event in events if not event.is_silent])
        await self._judge_shut()
        for event in events:
            self._heard_of(self, event)
        return len(events) == BATCH

    def _deliver(self, events: list[Heard]) -> None:
        if len(events) <= FLOOD:
            for event in events:
                self._tell(event, *self._reached(event))
            return
        plan: defaultdict[Listener, list[tuple[Heard, Verdict]]] = defaultdict(list)
        for event in events:
            told, lost = self._reached(event)
            for listener in told:
                plan[listener].append((event, "ev"))
            for listener in lost:
                plan[listener].append((event, "gone"))
        for listener, heard in plan.items():
            if len(heard) > FLOOD:
                listener.tell({"t": "reset", "reason": "many"})
                continue
            for event, verdict in heard:
                listener.tell_event(event, verdict)

    def _reached(self, event: Heard) -> tuple[list[Listener], list[Listener]]:
        """Who is told of an event, and to whom it says that the record is gone; whoever is held keeps it."""
        told: list[Listener] = []
        lost: list[Listener] = []
        for listener in self._candidates(event):
            if listener.is_held:
                listener.keep(event)
            elif verdict := listener.right_to(event):
                (told if verdict == "ev" else lost).append(listener)
        many = len(told) + len(lost)
        event.spread = 0 if many <= FEW else min(2_000, many * 2)
        return told, lost

    def _candidates(self, event: Heard) -> set[Listener]:
        """Whoever listens to one of its topics; of an event for some members, theirs."""
        if "members" in event.audience:
            theirs = (listener for member in event.members for listener in self.of_member(member))
            return {listener for listener in theirs if not listener.topics.isdisjoint(event.topics)}
        return set().union(*(self.listening(topic) for topic in event.topics))

    def _tell(self, event: Heard, told: list[Listener], lost: list[Listener]) -> None:
        """As Listener.tell_event, for everybody at once: what is the same for all is looked at once."""
        if not event.members and (near := self.listening(event.about)):
            for listener in near.intersection(told):
                listener.seen.add(event.about)
        text = event.text_for_staff() if told else ""
        for listener in told:
            listener.put(text if listener.is_staff else event.text_for(listener.scope), event)
        for listener in lost:
            listener.lose(event.about, event)

    # -- rights ------------------------------------------------------------------------------------------------------

    def shut(self, listener: Listener) -> None:
        """Drop everything the listener is about to hear until it has been judged again."""
        listener.take_back()
        if listener not in self._shut:
            self._shut.add(listener)
            listener.hold()
        self._wake.set()

    def shut_all(self) -> None:
        for listener in self.listeners:
            self.shut(listener)

    def _concerned(self, events: list[Heard]) -> list[Listener]:
        """Whom the access changes among these events name, and whose end date has come.

        Everybody when a change of epoch names nobody.
        """
        newest = max(event.epoch for event in events)
        changes = [event for event in events if event.names and event.epoch > self.epoch]
        unexplained = newest - self.epoch > len(changes)
        if not changes and not unexplained:
            return self._expired()
        return self._expired() + [
            listener
            for listener in self.listeners
            if listener.scope.held.epoch < newest
            and (unexplained or any(listener.is_named_by(change) for change in changes))
        ]

    def _note_end(self, listener: Listener) -> None:
        """After every judgement: have the rights an end date?"""
        if listener.scope.held.valid_until is None:
            self._ending.discard(listener)
        else:
            self._ending.add(listener)

    def _expired(self) -> list[Listener]:
        """Whose end date has come."""
        now = timezone.now()
        return [listener for listener in self._ending if listener.has_expired_by(now)]

    async def _judge_shut(self) -> None:
        while self._shut:
            asked = [(one, one.visitor, frozenset(one.topics)) for one in list(self._shut)[:50]]
            verdicts = await behind_fence(self.workspace_id, None, partial(_judged, asked))
            for listener, verdict in verdicts.items():
                self._settle(listener, verdict)

    def _settle(self, listener: Listener, verdict: Standing | int) -> None:
        if listener not in self._shut:
            return  # it left meanwhile
        if isinstance(verdict, int):
            listener.end(verdict)
            self.leave(listener)
        elif verdict.scope.epoch >= self.epoch:
            self._shut.discard(listener)
            listener.stand(verdict)
            self._note_end(listener)
            listener.release()
        # Else the rules changed again while it was judged: it stays shut for another round.

    async def sweep(self) -> None:
        """Find what nobody told us: ended sessions and memberships, end dates reached, an epoch that moved silently."""
        visitors = list({listener.visitor for listener in self.listeners})
        gone = await behind_fence(self.workspace_id, None, partial(ended, visitors))
        for listener in list(self.listeners):
            if listener.visitor in gone:
                listener.end(gone[listener.visitor])
                self.leave(listener)
        for listener in self._expired():
            self.shut(listener)
        seq, epoch = await behind_fence(self.workspace_id, None, partial(catch_up.read_clock, self.workspace_id))
        if seq == self.seq and epoch > self.epoch:
            self.epoch = epoch
            self.shut_all()
        self.hint(seq)


def _judged(asked: list[tuple[Listener, Visitor, frozenset[str]]]) -> dict[Listener, Standing | int]:
    """In a thread: only looks at what is frozen."""
    found: dict[Listener, Standing | int] = {}
    for listener, visitor, topics in asked:
        try:
            found[listener] = judge(visitor, topics)
        except Refused as refused:
            found[listener] = refused.code
    return found

"""What a listener asks of the live channel, for the socket and the long poll alike."""

import time
from functools import partial
from typing import Any
from uuid import UUID

from collaboration import catch_up, unread
from collaboration.consumers import frames
from collaboration.consumers.frames import MOST_TOPICS
from collaboration.entrance import rights_at
from collaboration.hub import Feed, Hub
from collaboration.listener import Listener
from collaboration.threads import behind_fence
from collaboration.topics import is_plural, record_of
from journal.errors import NotFound
from permissions.field_rights import Rights
from permissions.outside_companies import companies
from permissions.scope import Scope


class Session:
    """A listener that has joined the hub, and its requests.

    Args:
        listener: joined here.
    """

    def __init__(self, hub: Hub, listener: Listener) -> None:
        self.hub = hub
        self.listener = listener
        self.feed: Feed = hub.join(listener)
        self._joined_at = self.feed.seq

    async def ask(self, frame: dict[str, Any]) -> None:
        """One frame of the browser.

        Raises:
            BadFrame: it has not the shape it should have.
        """
        self.listener.spoke_at = time.monotonic()
        match frame.get("t"):
            case "sub":
                wanted = frames.subscribe(frame)
                await self.subscribe(wanted.topics, wanted.after)
            case "unsub":
                self.unsubscribe(frames.topics(frame))
            case "here":
                state, field = frames.state(frame)
                await self._here(frames.topic(frame), state, field)
            case "typing":
                await self._typing(frames.topic(frame), frames.audience(frame))
            case "editing":
                await self._editing(frames.topic(frame), frames.field(frame), frames.switch(frame))
            case "ping":
                self._pong()
            case _:
                raise frames.BadFrame

    def close(self, *, was_cut: bool = False) -> None:
        """The socket is gone; `was_cut` when nobody closed it."""
        self.hub.leave(self.listener, was_cut=was_cut)

    def _pong(self) -> None:
        """With the number up to which this socket has heard everything, so that a quiet one need not catch up far."""
        known = {} if self.listener.is_held else {"seq": self.feed.seq}
        self.listener.tell({"t": "pong"} | known)

    # -- topics ------------------------------------------------------------------------------------------------------

    async def subscribe(self, topics: tuple[str, ...], after: int | None, *, watching: bool = True) -> None:
        """Listen to topics, from now on or from the event `after`.

        A topic counts from the moment the frame is read: events are matched with the scope one by one, so nobody
        hears more by asking for a foreign record. Only presence needs the record to be seen, which takes a query.

        Args:
            watching: also tell at once who is here and the bell's number; a long poll would end with that.
        """
        known = tuple(topic for topic in topics if self._is_known(topic))
        new = tuple(topic for topic in known if topic not in self.listener.topics)
        if len(self.listener.topics) + len(new) > MOST_TOPICS:
            self._error("too_many_topics")
            return
        had = frozenset(self.listener.topics)
        self.feed.subscribe(self.listener, new)
        if after is not None:
            await self._catch_up(frozenset(new), had, after)
        if not watching:
            return
        await self._look(tuple(topic for topic in new if record_of(topic)))
        if unread.TOPIC in new:
            await self._count()

    def unsubscribe(self, topics: tuple[str, ...]) -> None:
        for topic in topics:
            self.hub.presence.leave(self.listener, topic)
        self.feed.unsubscribe(self.listener, topics)

    def _is_known(self, topic: str) -> bool:
        known = is_plural(topic) or record_of(topic) is not None
        if not known:
            self._error("unknown_topic", topic)
        return known

    async def _look(self, topics: tuple[str, ...]) -> None:
        """Find which of these records the scope sees; the others are dropped, whether they exist or not."""
        if not topics:
            return
        scope = self.listener.scope

        def work() -> dict[str, Rights]:
            return {topic: found for topic in topics if (found := rights_at(scope, topic)) is not None}

        seen = await behind_fence(self.feed.workspace_id, scope.user_id, work)
        if self.listener.scope is not scope:
            # Judged again meanwhile, by newer rights.
            seen = {topic: rights for topic, rights in self.listener.rights.items() if topic in seen}
        for topic in topics:
            if topic in seen:
                self.listener.seen.add(topic)
                self.listener.rights[topic] = seen[topic]
                self.hub.presence.show(self.listener, topic)
            else:
                self.feed.unsubscribe(self.listener, [topic])
                self._error("not_found", topic)

    async def _catch_up(self, new: frozenset[str], had: frozenset[str], after: int) -> None:
        """Tell what happened since `after` under the new topics, before anything that happens from now on."""
        self.listener.hold()
        try:
            await self.feed.catch_up()
            # This process may have been behind the one they come from, and has kept for them what they know.
            self.listener.skip(after, had)
            gap = self.feed.seq - after
            if gap < 0 or gap > catch_up.FURTHEST:
                self.listener.tell({"t": "reset", "reason": "too_old" if gap > 0 else "unknown"})
                return
            read = partial(catch_up.read_after, self.feed.workspace_id, after, gap)
            events = await behind_fence(self.feed.workspace_id, None, read) if gap else []
            missed = [one for one in events if not new.isdisjoint(one.topics) and had.isdisjoint(one.topics)]
            heard = [one for one in missed if not one.is_silent and self.listener.verdict(one)]
            # An access change since we joined was told when it happened.
            if any(self.listener.is_named_by(one) for one in events if one.seq <= self._joined_at):
                self.listener.tell({"t": "reset", "reason": "access"})
            elif len(heard) > catch_up.MOST:
                self.listener.tell({"t": "reset", "reason": "too_many"})
            else:
                for event in heard:
                    self.listener.keep(event)
        finally:
            self.listener.release()

    async def _count(self) -> None:
        unread.tell(self.listener, await unread.count(self.listener.scope))

    # -- presence ----------------------------------------------------------------------------------------------------

    async def _here(self, topic: str, state: str, field: str | None) -> None:
        if field is not None and not await self._edits(topic, field):
            return
        if topic in self.listener.seen:
            self.hub.presence.enter(self.listener, topic, state, field)
        else:
            self._error("not_subscribed", topic)

    async def _editing(self, topic: str, field: str, on: bool) -> None:
        if not on or await self._edits(topic, field):
            self.hub.presence.hints.edit(self.listener, topic, field, on)

    async def _edits(self, topic: str, field: str) -> bool:
        """May they edit this field of a record they listen to? Says why not."""
        listener, scope = self.listener, self.listener.scope
        if topic in listener.seen and topic not in listener.rights:
            # An event told that they see it; the fields were never asked for.
            found = await behind_fence(self.feed.workspace_id, scope.user_id, partial(rights_at, scope, topic))
            if found is not None and listener.scope is scope and topic in listener.seen:
                listener.rights[topic] = found
        if topic not in listener.seen:
            self._error("not_subscribed", topic)
            return False
        rights = listener.rights.get(topic)
        if rights is None or field not in rights.edits:
            self._error("not_editable", topic)
            return False
        return True

    async def _typing(self, topic: str, audience: str) -> None:
        if topic not in self.listener.seen:
            self._error("not_subscribed", topic)
            return
        scope = self.listener.scope
        if not scope.is_staff:
            # Outsiders write to staff; whom else a comment of theirs reaches is not theirs to say.
            only: str | None = f"member:{scope.member_id}"
        else:
            only = await behind_fence(self.feed.workspace_id, scope.user_id, partial(_reached, scope, audience))
        if only is None:
            self._error("unknown_audience", topic)
        else:
            self.hub.presence.hints.type(self.listener, topic, only)

    def _error(self, code: str, topic: str | None = None) -> None:
        self.listener.tell({"t": "error", "code": code} | ({"topic": topic} if topic else {}))


def _reached(scope: Scope, audience: str) -> str | None:
    """The ears an audience key names ("internal", "circle:<id>", "member:<id>"); None where there are none."""
    word, _, pk = audience.partition(":")
    if word != "company":
        return audience
    try:
        return f"circle:{companies().load(scope, UUID(pk)).circle_id}"
    except NotFound:
        return None

"""The fan-out inside one process: a feed per workspace that has listeners here, and what comes over the bus."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from uuid import UUID

from collaboration import unread
from collaboration.bus import Bus, bus_of_this_process
from collaboration.closing import FLOOD, GOING_AWAY
from collaboration.entrance import Visitor
from collaboration.heard import Heard
from collaboration.hub.feed import Feed
from collaboration.listener import Listener
from collaboration.presence import Presence

log = logging.getLogger(__name__)
SWEEP = 30.0  # seconds
SOCKETS_OF_A_PERSON = 20


class Hub:
    """Lives in one event loop; `hint` alone may be called from other threads."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.feeds: dict[UUID, Feed] = {}
        self.sweep_seconds = SWEEP
        self.bus: Bus = bus_of_this_process(self._from_bus, self.sweep)
        self.presence = Presence(self.feeds, self.bus)
        # Who else takes what comes over the bus, by what it is about, and wants to end with this hub.
        self.takers: dict[str, Callable[[dict[str, Any]], None]] = {}
        self.closers: list[Callable[[], Awaitable[None]]] = []
        self._unread = unread.Teller()
        self._tasks: set[asyncio.Task[None]] = set()

    # -- life --------------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        await self.bus.start()
        self.background(self._sweep_for_ever())
        self.background(self.presence.refresh_for_ever())

    async def stop(self) -> None:
        """Send everybody away (they reconnect elsewhere and catch up) and end every task."""
        for feed in list(self.feeds.values()):
            for listener in list(feed.listeners):
                listener.end(GOING_AWAY)
            feed.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for close in self.closers:
            await close()
        await self.presence.stop()
        await self.bus.stop()

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something beside; a failure is logged and ends nothing else."""
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("the live channel: a task failed", exc_info=task.exception())

    # -- listeners ---------------------------------------------------------------------------------------------------

    def join(self, listener: Listener) -> Feed:
        """Take a listener in. Its feed starts at the moment its scope was read."""
        visitor, scope = listener.visitor, listener.scope
        feed = self.feeds.get(visitor.workspace_id)
        if feed is None:
            feed = Feed(visitor.workspace_id, scope.held.last_seq, scope.epoch, self._heard_of)
            self.feeds[visitor.workspace_id] = feed
        if self._sockets_of(visitor) >= SOCKETS_OF_A_PERSON:
            listener.end(FLOOD)
        listener.watch = self.presence
        feed.join(listener)
        return feed

    def leave(self, listener: Listener, *, was_cut: bool = False) -> None:
        """The socket is closed; `was_cut` when nobody closed it."""
        feed = self.feeds.get(listener.visitor.workspace_id)
        if feed is None:
            return
        self.presence.left(listener, was_cut=was_cut)
        feed.leave(listener)
        if not feed.listeners:
            feed.stop()
            del self.feeds[feed.workspace_id]

    def _sockets_of(self, visitor: Visitor) -> int:
        return sum(
            one.visitor.user_id == visitor.user_id and not one.is_ended
            for feed in self.feeds.values()
            for one in feed.of_member(str(visitor.member_id))
        )

    # -- what happens ------------------------------------------------------------------------------------------------

    def hint(self, workspace_id: UUID, seq: int) -> None:
        """There are events up to `seq`; may be called from any thread, costs the caller nothing."""
        self.loop.call_soon_threadsafe(self._hinted, workspace_id, seq)

    def _hinted(self, workspace_id: UUID, seq: int) -> None:
        feed = self.feeds.get(workspace_id)
        if feed is not None:
            feed.hint(seq)

    def _from_bus(self, message: dict[str, Any]) -> None:
        if message["about"] == "journal":
            self._hinted(UUID(message["workspace"]), message["seq"])
        elif message["about"] == "presence":
            self.presence.from_bus(message)
        elif take := self.takers.get(message["about"]):
            take(message)

    def _heard_of(self, feed: Feed, event: Heard) -> None:
        if event.kind.startswith("notification.") and event.members:
            self.background(self._unread.tell(feed, event.members))

    # -- the sweep ---------------------------------------------------------------------------------------------------

    async def _sweep_for_ever(self) -> None:
        while True:
            await asyncio.sleep(self.sweep_seconds)
            await self.sweep()

    async def sweep(self) -> None:
        """Judge what no event told: every 30 s, and after the bus was away."""
        for feed in list(self.feeds.values()):
            try:
                await feed.sweep()
            except Exception:
                log.warning("the live channel's sweep failed; it comes again", exc_info=True)

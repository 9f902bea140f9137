"""The documents that are open on this process, and what comes of them over the bus."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Coroutine
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseError

from collaboration import catch_up
from collaboration.bus import tell_others
from collaboration.documents.appending import Kept
from collaboration.documents.operations.writing import tend_soon
from collaboration.documents.queries.content import newest_of
from collaboration.documents.rooms import protocol
from collaboration.documents.rooms.committer import Committer
from collaboration.documents.rooms.line import Line
from collaboration.documents.rooms.room import Room
from collaboration.hub import Hub, the_hub
from collaboration.threads import behind_fence

log = logging.getLogger(__name__)
TICK = 2.0  # seconds; hints may be lost, the table is not
SILENCE = 20.0  # seconds; stock clients come anew after 30 without a message
TEND = 10.0
_running: dict[asyncio.AbstractEventLoop, "Rooms"] = {}


async def the_rooms() -> "Rooms":
    """The open documents of this event loop; they live as long as its hub."""
    hub = await the_hub()
    if hub.loop not in _running:
        _running[hub.loop] = Rooms(hub)
    return _running[hub.loop]


def announce(workspace_id: UUID, document_id: UUID, seq: int) -> None:
    """Hint at updates that did not come by a socket, in this process and in the others; after the commit."""
    here = list(_running.values())
    for rooms in here:
        rooms.loop.call_soon_threadsafe(rooms.hint, document_id, seq)
    message = {"about": "document", "workspace": str(workspace_id), "document": str(document_id), "seq": seq}
    tell_others(here[0].hub.bus if here else None, message)


class Rooms:
    """Lives in one event loop."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.loop = hub.loop
        self.committer = Committer(self)
        self._rooms: dict[UUID, Room] = {}
        self._tended: dict[UUID, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        hub.takers["document"] = self._from_bus
        hub.closers.append(self.stop)
        for work in (self.committer.run(), self._tick_for_ever()):
            self.spawn(work)

    async def stop(self) -> None:
        _running.pop(self.loop, None)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def spawn(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Run something beside; a failure is logged and ends nothing else."""
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("shared documents: a task failed", exc_info=task.exception())

    # -- lines -------------------------------------------------------------------------------------------------------

    def join(self, line: Line) -> Room:
        """Bring a line into its document's room."""
        feed = line.feed = self.hub.join(line)
        feed.subscribe(line, [line.topic, *([line.about] if line.is_inside else [])])
        room = self._rooms.get(line.document_id)
        if room is None:
            room = self._rooms[line.document_id] = Room(self, line.visitor.workspace_id, line.document_id)
            self._ask_others(room)
        room.join(line)
        return room

    def leave(self, line: Line, room: Room) -> None:
        self.hub.leave(line)
        room.leave(line)

    def forget(self, room: Room) -> None:
        """The room is closed."""
        if self._rooms.get(room.document_id) is room:
            del self._rooms[room.document_id]

    # -- rights ------------------------------------------------------------------------------------------------------

    def epoch(self, workspace_id: UUID) -> int:
        """The access rules by which the lines of a workspace are judged."""
        feed = self.hub.feeds.get(workspace_id)
        return feed.epoch if feed is not None else 0

    async def judge(self, workspace_id: UUID) -> None:
        """Wait until everybody whose rights are being judged has been."""
        feed = self.hub.feeds.get(workspace_id)
        if feed is not None:
            await feed.catch_up()

    async def be_current(self, workspace_id: UUID) -> None:
        """Judge everybody by the access rules of now, if that has not been done yet."""
        feed = self.hub.feeds.get(workspace_id)
        if feed is None:
            return
        _, epoch = await behind_fence(workspace_id, None, partial(catch_up.read_clock, workspace_id))
        if epoch > feed.epoch:
            await feed.catch_up()
        if epoch > feed.epoch:  # a change that named nobody
            await feed.sweep()

    # -- what was written --------------------------------------------------------------------------------------------

    def written(self, room: Room, kept: Kept) -> None:
        """A room's updates are in the log: the other processes and the worker want to know."""
        if settings.REDIS_URL:
            self.hub.bus.send_soon(_about(room, seq=kept.seq))
        now = time.monotonic()
        if now - self._tended.get(room.document_id, -TEND) >= TEND:
            self._tended = {one: at for one, at in self._tended.items() if now - at < TEND}
            self._tended[room.document_id] = now
            self.spawn(self._tend(room))

    async def _tend(self, room: Room) -> None:
        try:
            await behind_fence(room.workspace_id, None, partial(tend_soon, room.workspace_id, room.document_id))
        except (DatabaseError, OSError):
            log.warning("nobody will look after document %s before it is written in again", room.document_id)

    def hint(self, document_id: UUID, seq: int) -> None:
        """The log of a document goes up to `seq`."""
        room = self._rooms.get(document_id)
        if room is not None:
            room.hint(seq)

    # -- other processes ---------------------------------------------------------------------------------------------

    def tell_awareness(self, room: Room, states: list[dict[str, Any]]) -> None:
        """What changed about the people whom this process serves."""
        if settings.REDIS_URL and states:
            self.hub.bus.send_soon(_about(room, states=states))

    def _ask_others(self, room: Room) -> None:
        if settings.REDIS_URL:
            self.hub.bus.send_soon(_about(room, who=True))

    def _from_bus(self, message: dict[str, Any]) -> None:
        room = self._rooms.get(UUID(message["document"]))
        if room is None:
            return
        if "seq" in message:
            room.hint(message["seq"])
        elif "states" in message:
            room.people.hear_others(message["states"])
        else:
            room.people.introduce()

    # -- the tick ----------------------------------------------------------------------------------------------------

    async def _tick_for_ever(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            self._beat()
            try:
                await self.look()
            except (DatabaseError, OSError):
                log.warning("shared documents cannot read their logs; they try again", exc_info=True)

    def _beat(self) -> None:
        now = time.monotonic()
        for room in self._rooms.values():
            for line in room.lines:
                if now - line.spoke_at > SILENCE:
                    line.send(protocol.presences([]))

    async def look(self) -> None:
        """Find what no hint told."""
        by_workspace: defaultdict[UUID, list[UUID]] = defaultdict(list)
        for room in self._rooms.values():
            by_workspace[room.workspace_id].append(room.document_id)
        for workspace_id, documents in by_workspace.items():
            newest = await behind_fence(workspace_id, None, partial(newest_of, documents))
            for document_id, seq in newest.items():
                self.hint(document_id, seq)


def _about(room: Room, **more: Any) -> dict[str, Any]:
    return {"about": "document", "workspace": str(room.workspace_id), "document": str(room.document_id), **more}

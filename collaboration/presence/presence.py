"""Presence and typing on this process, joined with the other processes' over the bus."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from collaboration.heard import encode
from collaboration.listener import Listener
from collaboration.presence.elsewhere import Elsewhere
from collaboration.presence.hints import Hints, Speaker
from collaboration.presence.place import Place, people

if TYPE_CHECKING:
    from collaboration.hub.feed import Feed

log = logging.getLogger(__name__)
COALESCE = 0.05  # seconds: ten people opening a deal at once are one frame
LINGER = 5.0  # seconds a cut connection keeps its place: a reconnect is nobody's leaving
SILENT = 45.0  # seconds without a frame of any kind: the connection is dead, whatever TCP says
REFRESH = 15.0  # seconds; an entry in Redis expires after three of them
Spot = tuple[UUID, str]


class Presence:
    """Who is at which record. A place ends with its socket, its subscription or its right to see the record."""

    def __init__(self, feeds: Mapping[UUID, "Feed"], bus: Speaker) -> None:
        self._feeds = feeds
        self._bus = bus
        self._places: defaultdict[Spot, dict[Listener, Place]] = defaultdict(dict)
        self._fading: defaultdict[Spot, dict[str, tuple[Place, float]]] = defaultdict(dict)
        self.hints = Hints(feeds, bus)
        self.linger, self.silent = LINGER, SILENT
        self._due: set[Spot] = set()
        self._changed: set[Spot] = set()
        self._flushing: set[asyncio.Task[None]] = set()
        self._elsewhere = Elsewhere(settings.REDIS_URL) if settings.REDIS_URL else None

    async def stop(self) -> None:
        for task in self._flushing:
            task.cancel()
        await asyncio.gather(*self._flushing, return_exceptions=True)
        if self._elsewhere is not None:
            await self._elsewhere.close()

    # -- here --------------------------------------------------------------------------------------------------------

    def enter(self, listener: Listener, topic: str, state: str, field: str | None) -> None:
        """A tab is at a record, or changed what it does there."""
        who = listener.visitor
        spot = (who.workspace_id, topic)
        place = Place(str(who.member_id), who.name, who.colour, who.kind, state, field)
        if self._places[spot].get(listener) != place:
            self._places[spot][listener] = place
            self._change(spot)

    def leave(self, listener: Listener, topic: str) -> None:
        """A tab has left a record."""
        self.hints.left(listener, topic)
        spot = (listener.visitor.workspace_id, topic)
        if self._places.get(spot, {}).pop(listener, None) is not None:
            self._change(spot)

    def left(self, listener: Listener, *, was_cut: bool = False) -> None:
        """A socket is closed.

        Args:
            was_cut: nobody closed it: the person may be back in a moment, and keeps their places so long.
        """
        for spot, places in list(self._places.items()):
            if listener in places and spot[0] == listener.visitor.workspace_id:
                if was_cut and spot[1] in listener.seen and not listener.is_ended:
                    self._fade(spot, places[listener])
                self.leave(listener, spot[1])
        self.hints.left(listener)

    def _fade(self, spot: Spot, place: Place) -> None:
        fading = replace(place, is_fading=True, field=None, state="idle" if place.state == "idle" else "view")
        self._fading[spot][place.member] = (fading, time.monotonic() + self.linger)
        asyncio.get_running_loop().call_later(self.linger, self._change, spot)

    def show(self, listener: Listener, topic: str) -> None:
        """A new watcher wants to know who is here."""
        self._schedule((listener.visitor.workspace_id, topic))

    def _change(self, spot: Spot) -> None:
        self._changed.add(spot)
        self._schedule(spot)

    def _schedule(self, spot: Spot) -> None:
        if spot in self._due:
            return
        self._due.add(spot)
        task = asyncio.create_task(self._flush(spot))
        self._flushing.add(task)
        task.add_done_callback(self._flushing.discard)

    async def _flush(self, spot: Spot) -> None:
        await asyncio.sleep(COALESCE)
        self._due.discard(spot)
        here = self._here(spot)
        others = await self._exchange(spot, here)
        if spot in self._changed:
            # Only now: whoever hears it reads what _exchange has written.
            self._changed.discard(spot)
            self._bus.send_soon({"about": "presence", "workspace": str(spot[0]), "topic": spot[1]})
        feed = self._feeds.get(spot[0])
        for listener in list(feed.listening(spot[1])) if feed else ():
            everybody = people([*here.values(), *others], listener)
            text = encode({"t": "presence", "topic": spot[1], "people": everybody})
            listener.tell_presence(spot[1], text, lasting=True)

    def _here(self, spot: Spot) -> dict[Any, Place]:
        """The places of a record on this process; those whose right to see it has ended are dropped."""
        faded = self._fading.get(spot, {})
        for member in [one for one, (_place, until) in faded.items() if until <= time.monotonic()]:
            del faded[member]
        if not faded:
            self._fading.pop(spot, None)
        places = self._places.get(spot, {})
        for listener in [one for one in places if spot[1] not in one.seen or one.is_ended]:
            del places[listener]
        if not places:
            self._places.pop(spot, None)
        return {**places, **{member: place for member, (place, _until) in faded.items()}}

    async def _exchange(self, spot: Spot, here: dict[Any, Place]) -> list[Place]:
        """Write who is here for the other processes, read who is there."""
        if self._elsewhere is None:
            return []
        try:
            await self._elsewhere.put(*spot, {id(listener): place for listener, place in here.items()})
            return await self._elsewhere.others(*spot)
        except Exception:
            # Presence may be missing, nothing else may: the next change or refresh writes it again.
            log.debug("presence of other processes is unknown", exc_info=True)
            return []

    async def refresh_for_ever(self) -> None:
        """Keep our entries in Redis from expiring, and let those of dead connections and processes disappear."""
        while True:
            await asyncio.sleep(REFRESH)
            self.refresh()

    def refresh(self) -> None:
        """One round of it."""
        since = time.monotonic() - self.silent
        for spot, places in list(self._places.items()):
            for listener in [one for one in places if one.spoke_at < since]:
                self.leave(listener, spot[1])
            if self._elsewhere is not None:
                self._schedule(spot)

    # -- typing and editing ------------------------------------------------------------------------------------------

    def from_bus(self, message: dict[str, Any]) -> None:
        """Another process saw a change, or somebody typing or editing."""
        if self.hints.from_bus(message):
            return
        feed = self._feeds.get(UUID(message["workspace"]))
        if feed is not None and feed.listening(message["topic"]):
            self._schedule((feed.workspace_id, message["topic"]))

"""Group commit: what every room of this process has taken since the last time goes into the log in one statement."""

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from collaboration.closing import NO_ACCESS, TRY_LATER
from collaboration.documents.appending import Kept
from collaboration.documents.rooms.items import Item
from collaboration.documents.rooms.ledger import Ledger
from collaboration.documents.rooms.line import Line
from collaboration.documents.rooms.room import Room

if TYPE_CHECKING:
    from collaboration.documents.rooms.rooms import Rooms

log = logging.getLogger(__name__)
ROUNDS = 5


class Committer:
    """One task and one connection a process: while one commit is under way, what comes gathers for the next."""

    def __init__(self, rooms: "Rooms") -> None:
        self._rooms = rooms
        self._stirred: dict[Room, None] = {}
        self._filled = asyncio.Event()
        self._ledger = Ledger()

    def wake(self, room: Room) -> None:
        """A room has something in its queue."""
        self._stirred[room] = None
        self._filled.set()

    async def run(self) -> None:
        try:
            while True:
                await self._filled.wait()
                self._filled.clear()
                stirred, self._stirred = self._stirred, {}
                by_workspace: defaultdict[UUID, list[Room]] = defaultdict(list)
                for room in stirred:
                    by_workspace[room.workspace_id].append(room)
                for workspace_id, rooms in by_workspace.items():
                    await self._commit(workspace_id, rooms)
        finally:
            await self._ledger.close()

    async def _commit(self, workspace_id: UUID, rooms: list[Room]) -> None:
        try:
            batch, kept = await self._keep(workspace_id, rooms)
        except Exception:
            # Kept or not, nobody was told so: they come back and send again what is missing.
            log.exception("updates of %s documents could not be kept", len(rooms))
            await self._ledger.close()
            for room in rooms:
                room.fail(TRY_LATER)
            return
        for room, items in batch.items():
            if room.is_closed:
                continue
            if room.document_id not in kept and any(item.data for item in items):
                room.fail(NO_ACCESS)
            else:
                room.kept(items, kept.get(room.document_id))
                if room.text.queue:
                    self.wake(room)

    async def _keep(self, workspace_id: UUID, rooms: list[Room]) -> tuple[dict[Room, list[Item]], dict[UUID, Kept]]:
        """Write what waits, by the rights of now: an access change that we have not heard of comes first.

        Raises:
            TimeoutError: rights changed faster than they could be judged.
        """
        is_stale = False
        for _ in range(ROUNDS):
            writers = {item.line for room in rooms if not room.is_closed for item in room.text.queue if item.data}
            if any(line.is_held for line in writers):
                await self._rooms.judge(workspace_id)
                continue
            if refused := {line for line in writers if _is_refused(line, is_stale)}:
                for room in rooms:
                    room.take_away(refused.__contains__)
            batch = {room: items for room in rooms if (items := room.leaving())}
            waiting = {room.document_id: [item for item in items if item.data] for room, items in batch.items()}
            waiting = {document_id: items for document_id, items in waiting.items() if items}
            if not waiting:
                return batch, {}
            kept = await self._ledger.append(workspace_id, waiting, self._rooms.epoch(workspace_id))
            if kept is not None:
                return batch, kept
            is_stale = True
            await self._rooms.be_current(workspace_id)
        raise TimeoutError("access rules change faster than they can be judged")


def _is_refused(line: Line, is_stale: bool) -> bool:
    """Has a writer no right any more? Whoever has left was not judged by newer rules, so they count for nothing."""
    return not line.may_write or (is_stale and line.has_left)

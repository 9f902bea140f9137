"""Reading a document's log: all of it when the document is opened, and later what others have written into it."""

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import Error as DatabaseError
from pycrdt import Doc

from collaboration.closing import BAD_FRAMES, TRY_LATER
from collaboration.documents import yjs
from collaboration.documents.appending import Kept
from collaboration.documents.errors import BadUpdate
from collaboration.documents.queries.content import Stored, stored, updates_after
from collaboration.threads import behind_fence

if TYPE_CHECKING:
    from collaboration.documents.rooms.room import Room

log = logging.getLogger(__name__)
BATCH = 500


class Follower:
    """Keeps a room's text up with the log. Lives in the event loop's thread.

    Args:
        seq: up to where everybody in the room has been told the log.
    """

    def __init__(self, room: "Room") -> None:
        self.seq = 0
        self._room = room
        self._own: set[int] = set()  # numbers of ours beyond a gap that others wrote into
        self._hinted = 0
        self._loads = 0
        self._reading: asyncio.Task[None] | None = None

    # -- all of it ---------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the document; anew when it was."""
        self._room.text.drop()
        self._loads += 1
        self._reading = self._room.rooms.spawn(self._read_all(self._loads))

    async def _read_all(self, load: int) -> None:
        room = self._room
        try:
            found: Stored = await behind_fence(room.workspace_id, None, partial(stored, room.document_id))
            doc: Doc[Any] = Doc()
            yjs.apply(doc, found.chunks)
            if load != self._loads or room.is_closed:
                return  # begun anew meanwhile
            unfit = room.text.open(doc, found.size)
        except (DatabaseError, OSError, BadUpdate):
            log.exception("document %s cannot be opened", room.document_id)
            room.fail(TRY_LATER)
            return
        if unfit is not None:
            unfit.line.end(BAD_FRAMES)
            self.load()
            return
        self._reading = None
        # What was kept while we read may not be among what we read.
        self._hinted = max(self._hinted, self.seq)
        self.seq = found.seq
        room.opened()
        self.hint(self._hinted)

    # -- what others wrote -------------------------------------------------------------------------------------------

    def number(self, kept: Kept) -> None:
        """Ours are in the log."""
        if kept.before == self.seq:
            self.seq = kept.seq
            return
        self._own |= set(range(kept.before + 1, kept.seq + 1))
        self.hint(kept.seq)

    def hint(self, seq: int) -> None:
        """Somebody says that the log goes up to `seq`."""
        self._hinted = max(self._hinted, seq)
        if self._hinted > self.seq and self._reading is None and self._room.text.doc is not None:
            self._reading = self._room.rooms.spawn(self._read_on())

    async def _read_on(self) -> None:
        room = self._room
        try:
            while True:
                read = partial(updates_after, room.document_id, self.seq, BATCH)
                rows = await behind_fence(room.workspace_id, None, read)
                await room.rooms.be_current(room.workspace_id)
                if room.text.doc is None or not rows:
                    break
                self._take_rows(room.text.doc, rows)
        except (DatabaseError, OSError):
            log.warning("document %s cannot be read on; it is tried again", room.document_id, exc_info=True)
        except BadUpdate:
            self.load()
            return
        finally:
            if room.text.doc is not None:
                self._reading = None
        if self._hinted > self.seq:
            self._hinted = 0  # said too much, or not there yet: the tick says it again

    def _take_rows(self, doc: "Doc[Any]", rows: list[tuple[int, UUID | None, bytes]]) -> None:
        room = self._room
        theirs = [data for seq, _, data in rows if seq not in self._own and seq > self.seq]
        if theirs:
            state = doc.get_state()
            yjs.apply(doc, theirs)
            inside = outside = yjs.joined(theirs)
            if not all(line.is_inside for line in room.lines):
                # Nobody knows here whether they hold what was deleted meanwhile: outsiders get what is left.
                outside = yjs.difference(doc, state)
            room.pass_on(inside, outside, None)
        self.seq = max(self.seq, rows[-1][0])
        self._own = {seq for seq in self._own if seq > self.seq}
        room.text.size += sum(map(len, theirs))

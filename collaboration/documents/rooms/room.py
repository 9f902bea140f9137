"""A document that is open on this process: who is in it, what they send, and what they are told."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from collaboration.closing import BAD_FRAMES, FLOOD, TOO_BIG
from collaboration.documents import yjs
from collaboration.documents.appending import Kept
from collaboration.documents.errors import BadUpdate
from collaboration.documents.rooms import protocol
from collaboration.documents.rooms.awareness import Forged, TooBig
from collaboration.documents.rooms.following import Follower
from collaboration.documents.rooms.gathering import Gathering
from collaboration.documents.rooms.items import Item, only_line
from collaboration.documents.rooms.line import Line
from collaboration.documents.rooms.manuscript import Manuscript
from collaboration.documents.rooms.protocol import BadFrame
from collaboration.documents.structs import NOTHING, Seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from collaboration.documents.rooms.rooms import Rooms

MOST_PEOPLE = 200
MOST_OF_ONE = 20  # windows of one person
MOST_EARLY = 5_000  # frames that come before the document has been read


class TooMuch(Exception):
    """More in a while than anybody writes or asks."""


class Room:
    """Takes updates, has them kept, and only then passes them on. Lives in the event loop's thread."""

    def __init__(self, rooms: "Rooms", workspace_id: UUID, document_id: UUID) -> None:
        self.rooms = rooms
        self.workspace_id = workspace_id
        self.document_id = document_id
        self.people = Gathering(rooms.loop, partial(rooms.tell_awareness, self))
        self.text = Manuscript()
        self.is_closed = False
        self._early: list[tuple[Line, bytes]] = []
        self._log = Follower(self)
        self._log.load()

    @property
    def lines(self) -> set[Line]:
        return self.people.lines

    # -- lines -------------------------------------------------------------------------------------------------------

    def join(self, line: Line) -> None:
        windows = sum(one.visitor.member_id == line.visitor.member_id for one in self.lines)
        if len(self.lines) >= MOST_PEOPLE or windows >= MOST_OF_ONE:
            line.end(FLOOD)
            return
        self.lines.add(line)
        line.read = partial(self.read, line)
        line.may_write_now = partial(self._greet, line)
        line.tell_right()
        self._greet(line)
        self.people.show(line)

    def leave(self, line: Line) -> None:
        line.has_left = True
        self.people.leave(line)
        self._close_if_empty()

    def opened(self) -> None:
        """The document has been read."""
        for line in self.lines:
            self._greet(line)
        early, self._early = self._early, []
        for line, frame in early:
            line.arrived(frame)
        if self.text.queue:
            self.rooms.committer.wake(self)

    def _greet(self, line: Line) -> None:
        """Say what we know, so that an editor sends what we lack."""
        if self.text.doc is not None and line.may_write:
            line.send(protocol.step_1(self.text.doc.get_state()))

    # -- the end -----------------------------------------------------------------------------------------------------

    def fail(self, code: int) -> None:
        """Send everybody away; what was not acknowledged they send again."""
        self.close()
        for line in list(self.lines):
            line.end(code)

    def _close_if_empty(self) -> None:
        if not self.lines and not self.text.queue:
            self.close()

    def close(self) -> None:
        """Nobody is in it any more, or nobody can be: it is read again when somebody comes."""
        self.is_closed = True
        self.text.queue.clear()
        self.text.drop()
        self.rooms.forget(self)

    # -- reading frames ----------------------------------------------------------------------------------------------

    def read(self, line: Line, frame: bytes) -> None:
        """A frame of a line whose rights are known."""
        try:
            kind, at = protocol.number(frame, 0)
            if kind == protocol.SYNC:
                if self.text.doc is None:
                    self._keep_for_later(line, frame)
                else:
                    self._sync(line, frame, at)
            elif kind == protocol.AWARENESS:
                self.people.hear(line, frame)
            elif kind == protocol.QUERY_AWARENESS:
                self.people.show(line)
            else:
                raise BadFrame
        except TooBig:
            line.end(TOO_BIG)
        except TooMuch:
            line.end(FLOOD)
        except (BadFrame, BadUpdate, Forged):
            line.end(BAD_FRAMES)

    def _keep_for_later(self, line: Line, frame: bytes) -> None:
        self._early.append((line, frame))
        if len(self._early) > MOST_EARLY:
            line.end(FLOOD)

    def _sync(self, line: Line, frame: bytes, at: int) -> None:
        step, at = protocol.number(frame, at)
        payload, end = protocol.counted(frame, at)
        if end != len(frame):
            raise BadFrame
        if step == protocol.STEP_1:
            self._answer(line, payload)
        elif step not in (protocol.STEP_2, protocol.UPDATE):
            raise BadFrame
        elif line.may_write:
            seen = yjs.check(payload) if payload != yjs.EMPTY else NOTHING
            if self.text.size + seen.weight > yjs.MOST_DOCUMENT:
                raise TooBig
            if not line.pieces.spend(seen.weight):
                raise TooMuch
            if step == protocol.UPDATE and not seen.levels:
                self.text.write(line, payload, seen.weight)
                self.rooms.committer.wake(self)
            elif self.is_current():
                self._bring(line, payload, seen, is_live=step == protocol.UPDATE)
            else:
                self._keep_for_later(line, frame)

    def _answer(self, line: Line, state: bytes) -> None:
        """What they lack; after all that stands before it is kept, for it may be in it."""
        if self.text.doc is None:
            return
        if not line.answers.spend():
            raise TooMuch
        answer = protocol.step_2(yjs.difference(self.text.doc, state))
        if self.text.queue:
            self.text.queue.append(Item(line, then=answer))
        else:
            line.send(answer, first=True)

    def _bring(self, line: Line, data: bytes, seen: Seen, *, is_live: bool) -> None:
        try:
            (self.text.place if is_live else self.text.bring)(line, data, seen)
        except BadUpdate:
            self._log.load()
            raise
        self.rooms.committer.wake(self)

    # -- into the log ------------------------------------------------------------------------------------------------

    def is_current(self) -> bool:
        """Bring the text up to what waits; where that cannot be, it is read again and this is False."""
        try:
            self.text.apply()
        except BadUpdate:
            self._log.load()
        return self.text.doc is not None

    def leaving(self) -> list[Item]:
        """What waits to go into the log, in the text already; nothing while the document is being read."""
        if self.is_closed or self.text.doc is None:
            return []
        try:
            return self.text.leave()
        except BadUpdate:
            self._log.load()
            return []

    def take_away(self, is_refused: "Callable[[Line], bool]") -> None:
        """Changes whose writers lost the right before they were kept."""
        if self.text.take_out(is_refused):
            self._log.load()

    def kept(self, items: list[Item], kept: Kept | None) -> None:
        """The items are in the log: acknowledge them, and pass them on in one frame."""
        size = None
        if kept is not None:
            self._log.number(kept)
            size = kept.size + kept.snapshot_size
            self.rooms.written(self, kept)
        inside, outside = self.text.kept(items, size)
        if inside:
            self.pass_on(inside, outside, only_line(item for item in items if item.data))
        counts: dict[Line, int] = {}
        for item in items:
            if item.then:
                item.line.send(item.then, first=True)
            else:
                counts[item.line] = counts.get(item.line, 0) + 1
        more_to_come = {item.line for item in self.text.queue}
        for line, count in counts.items():
            line.acknowledge(count, more_to_come=line in more_to_come)
        self._close_if_empty()

    def pass_on(self, inside: bytes, outside: bytes, but: Line | None) -> None:
        """Tell everybody of a change.

        Args:
            outside: the same without anything deleted meanwhile, for outsiders.
        """
        said = protocol.update(inside)
        said_outside = said if inside is outside else protocol.update(outside)
        for line in self.lines:
            if line is not but:
                line.send(said if line.is_inside else said_outside)

    def hint(self, seq: int) -> None:
        """Somebody says that the log goes up to `seq`."""
        self._log.hint(seq)

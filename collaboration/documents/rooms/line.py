"""One editor's line to a document on this process: what they may do, what waits to be sent, what is not yet read."""

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from collaboration.budget import Budget
from collaboration.closing import FLOOD, NO_ACCESS, SESSION_ENDED, TOO_SLOW
from collaboration.documents.models import Document
from collaboration.documents.rooms import packed, protocol
from collaboration.documents.yjs import MOST_DOCUMENT
from collaboration.entrance import Standing, Visitor
from collaboration.heard import Heard
from collaboration.hub import Feed
from collaboration.listener import Listener, Verdict
from collaboration.outbox import MOST_BYTES, MOST_FRAMES
from permissions.capabilities import Capability
from permissions.scope import Scope

NOTHING, VIEW, COMMENT, EDIT = "", "view", "comment", "edit"
# Frames that arrive while the reader's rights are being judged wait; more than this is a flood.
MOST_UNREAD = 2_000
MOST_UNSAID = 5


def level_in(scope: Scope, document: Document) -> str:
    """What somebody who sees a document may do in it now."""
    verbs = scope.verbs(document)
    if Capability.DOCUMENT_EDIT in verbs and document.archived_at is None:
        return EDIT
    return COMMENT if Capability.DOCUMENT_COMMENT in verbs else VIEW


class Line(Listener):
    """A listener of the live channel that is told no events: they only tell when its rights have to be judged again.

    Args:
        document: as it was when the line was opened.
        asks: they understand acknowledgements and want to hear what they may do.
    """

    def __init__(
        self, visitor: Visitor, standing: Standing, end: Callable[[int], None], document: Document, *, asks: bool
    ) -> None:
        super().__init__(visitor, standing, end)
        self.topic = f"document:{document.id}"
        self.document_id = document.id
        self.about = document.about_key
        self.asks = asks
        self.can = level_in(standing.scope, document)
        self.author = packed.element(visitor.member_id)
        self.feed: Feed | None = None
        self.flush: Callable[[], None] = lambda: None
        self.read: Callable[[bytes], None] = lambda frame: None
        self.may_write_now: Callable[[], None] = lambda: None
        self.answers = Budget(per_second=2, burst=20)
        self.pieces = Budget(per_second=MOST_DOCUMENT / 40, burst=MOST_DOCUMENT)
        self.moves = Budget(per_second=10, burst=10)
        self.late: bytes | None = None  # a cursor that moved too often
        self.has_left = False
        self.kept = 0  # updates of this line that are in the log
        self.spoke_at = time.monotonic()
        self._frames: deque[bytes] = deque()
        self._bytes = 0
        self._waiting: list[bytes] = []  # to be sent once the rights are known
        self._unread: list[bytes] = []
        self._keys: dict[str, Any] = {}
        self._again = False
        self._unsaid = 0

    @property
    def may_write(self) -> bool:
        """By the last judgement; also of a line that has ended for another reason."""
        return self.can == EDIT

    @property
    def is_inside(self) -> bool:
        """Belongs to the organisation."""
        return self.scope.is_staff

    # -- sending -----------------------------------------------------------------------------------------------------

    def put(self, text: str, tells: Heard | str | None = None) -> None:
        """The live channel's own frames are not for this line."""

    def send(self, frame: bytes, *, first: bool = False) -> None:
        """Queue a frame; a reader who is too far behind is sent away.

        Args:
            first: the answer with the whole document, which may be bigger than what one may be behind.
        """
        if self.is_ended:
            return
        if self.is_held:
            self._waiting.append(frame)
        else:
            self._frames.append(frame)
        self._bytes += 0 if first else len(frame)
        self.spoke_at = time.monotonic()
        if not self.is_held:
            self.flush()
        if self._bytes > MOST_BYTES or len(self._frames) + len(self._waiting) > MOST_FRAMES:
            self.end(TOO_SLOW)

    def take(self) -> dict[str, Any] | None:
        """The next frame as an ASGI message; None when nothing waits."""
        if not self._frames:
            return None
        frame = self._frames.popleft()
        self._bytes = max(0, self._bytes - len(frame)) if self._frames or self._waiting else 0
        return {"type": "websocket.send", "bytes": frame}

    def acknowledge(self, count: int, *, more_to_come: bool = False) -> None:
        """So many more updates of this line are in the log; said once for a few commits in a row."""
        self.kept += count
        self._unsaid = self._unsaid + 1 if more_to_come else MOST_UNSAID
        if self.asks and self._unsaid >= MOST_UNSAID:
            self._unsaid = 0
            self.send(protocol.ack(self.kept))

    def tell_right(self) -> None:
        if self.asks:
            self.send(protocol.right(self.can))

    def end(self, code: int) -> None:
        if code in (NO_ACCESS, SESSION_ENDED):
            self.can = NOTHING  # nor is anything kept that still waits to be
        self._frames.clear()
        self._waiting.clear()
        self._unread.clear()
        super().end(code)

    # -- reading -----------------------------------------------------------------------------------------------------

    def arrived(self, frame: bytes) -> None:
        """A frame of the editor: read now, or once their rights are known again."""
        if self.is_ended:
            return
        if not self.is_held:
            self.read(frame)
            return
        self._unread.append(frame)
        if len(self._unread) > MOST_UNREAD:
            self.end(FLOOD)

    # -- rights ------------------------------------------------------------------------------------------------------

    def right_to(self, event: Heard) -> Verdict | None:
        """Never tells; what may have changed the rights here has them judged again first."""
        if self._concerns_rights(event) and self.feed is not None:
            self.feed.shut(self)
        return None

    def keep(self, event: Heard) -> None:
        self._again |= self._concerns_rights(event)

    def _concerns_rights(self, event: Heard) -> bool:
        if event.about not in (self.topic, self.about):
            return False
        keys = (event.audience.get("keys"), event.kind in ("document.archived", "document.unarchived") and event.seq)
        before, self._keys[event.about] = self._keys.get(event.about), keys
        return before != keys

    def take_back(self) -> None:
        self._waiting = [*self._frames, *self._waiting]
        self._frames.clear()

    def stand(self, standing: Standing) -> None:
        """Take a new judgement: the line ends, or goes on with the rights of now."""
        self._stand_on(standing.scope)
        self.groups, self.seen = standing.groups, set(standing.seen)
        self.knows_staff = standing.knows_staff  # cursors say their state anew every 15 s, by the right name then
        document = standing.records.get(self.topic)
        if not isinstance(document, Document):
            self.end(NO_ACCESS)
            return
        before, self.can = self.can, level_in(standing.scope, document)
        if before != self.can:
            self.tell_right()
            if self.can == EDIT:
                self.may_write_now()

    def release(self) -> None:
        super().release()
        if self.is_held or self.is_ended:
            return
        if self._again and self.feed is not None:
            self._again = False
            self.feed.shut(self)
            return
        waiting, self._waiting = self._waiting, []
        self._frames.extend(waiting)
        self.flush()
        unread, self._unread = self._unread, []
        for frame in unread:
            self.arrived(frame)

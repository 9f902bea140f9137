"""A document's text while it is written in: the `Doc`, and the changes that wait to be kept."""

from collections import deque
from collections.abc import Callable
from itertools import islice
from typing import Any

from pycrdt import Doc, Snapshot

from collaboration.documents import yjs
from collaboration.documents.rooms.items import Item
from collaboration.documents.rooms.line import Line
from collaboration.documents.structs import Seen


class Manuscript:
    """Lives in the event loop's thread only, and so does its `Doc`.

    What editors write is applied when it is about to be kept, everything that waits in one go: joined it is what
    everybody else will be told, and that is done once for all of it.

    Args:
        doc: None while the document is being read.
        size: bytes of the document with all that waits.
    """

    def __init__(self) -> None:
        self.doc: Doc[Any] | None = None
        self.size = 0
        self.queue: deque[Item] = deque()
        self._applied = 0  # so many of the queue, from its beginning, are in the doc
        self._leaving = 0  # so many are on their way into the log
        self._joined = b""  # what was applied last, if it was all that waited
        self._said = b""  # what is on its way, in one

    def drop(self) -> None:
        """Forget the doc: here and now, for it must not be dropped by another thread's garbage collector."""
        self.doc = None
        self._applied = 0

    def open(self, doc: "Doc[Any]", size: int) -> Item | None:
        """Go on with a doc that has just been read.

        Returns:
            A change that waited and cannot be applied; it is taken out, and the doc, which may have half of it, is not
            taken.

        Raises:
            BadUpdate: what is just being kept cannot be applied any more.
        """
        leaving = [item.data for item in islice(self.queue, self._leaving) if item.data]
        if leaving:
            yjs.apply(doc, leaving)
        for item in list(islice(self.queue, self._leaving, None)):
            try:
                doc.apply_update(item.data or yjs.EMPTY)
            except (ValueError, RuntimeError):
                self.queue.remove(item)
                return item
        self.doc, self.size, self._applied = doc, size, len(self.queue)
        return None

    # -- what comes in -----------------------------------------------------------------------------------------------

    def write(self, line: Line, data: bytes, weight: int) -> None:
        """One step of somebody who writes, checked."""
        if data == yjs.EMPTY:
            self.queue.append(Item(line))
            return
        self.queue.append(Item(line, data, weight=weight))
        self.size += weight

    def place(self, line: Line, data: bytes, seen: Seen) -> None:
        """A step that makes new elements: applied at once, to see how deep they stand. The doc must be up to date.

        Raises:
            BadUpdate: too deep, or it cannot be applied; the doc may have taken it.
        """
        if self.doc is not None:
            yjs.add(self.doc, data, seen)
            self._append(Item(line, data, weight=seen.weight))

    def bring(self, line: Line, data: bytes, seen: Seen) -> None:
        """What somebody brings who was away: often nothing new, and maybe text that was deleted meanwhile.

        The doc must be up to date.

        Raises:
            BadUpdate: it cannot be applied, and the doc may have taken half of it.
        """
        item, doc = Item(line), self.doc
        if data != yjs.EMPTY and doc is not None:
            state, before = doc.get_state(), Snapshot.from_doc(doc).encode()
            yjs.add(doc, data, seen)
            if Snapshot.from_doc(doc).encode() != before:
                item = Item(line, data, clean=yjs.difference(doc, state), weight=seen.weight)
        self._append(item)

    def _append(self, item: Item) -> None:
        self.queue.append(item)
        self._applied = len(self.queue)
        self.size += item.weight

    # -- into the log ------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Bring the doc up to what waits.

        Raises:
            BadUpdate: it cannot be applied, and the doc may have taken half of it.
        """
        new = [item.data for item in islice(self.queue, self._applied, None) if item.data]
        if new and self.doc is not None:
            joined = yjs.joined(new)
            yjs.apply(self.doc, [joined])
            self._joined = b"" if self._applied else joined
        self._applied = len(self.queue)

    def leave(self) -> list[Item]:
        """All that waits is to go into the log now.

        Raises:
            BadUpdate: it cannot be applied, and the doc may have taken half of it.
        """
        self._joined = b""
        self.apply()
        self._leaving, self._said = len(self.queue), self._joined
        return list(self.queue)

    def kept(self, items: list[Item], size: int | None) -> tuple[bytes, bytes]:
        """What had to leave is in the log.

        Args:
            size: bytes of what is kept of the document; None when nothing was.

        Returns:
            All of it in one, and the same for outsiders; empty when there is nothing to tell.
        """
        for _ in items:
            self.queue.popleft()
        self._applied = max(0, self._applied - len(items))
        self._leaving = 0
        if size is not None:
            self.size = size + sum(item.weight for item in self.queue)
        drafts = [item for item in items if item.data]
        if not drafts:
            return b"", b""
        inside = self._said or yjs.joined([item.data for item in drafts])
        if all(item.clean is None for item in drafts):
            return inside, inside
        return inside, yjs.joined([item.clean or item.data for item in drafts])

    def take_out(self, is_refused: Callable[[Line], bool]) -> bool:
        """Drop changes whose writers lost the right before they were kept; is the doc to be read again without them?"""
        self._leaving = 0
        of_them = [bool(item.data) and is_refused(item.line) for item in self.queue]
        self.queue = deque(item for item, refused in zip(self.queue, of_them, strict=True) if not refused)
        return any(of_them[: self._applied])

"""The people in a document: their lines, and their cursors told to each other."""

import asyncio
from collections.abc import Callable
from typing import Any

from collaboration.documents.rooms.awareness import Awareness
from collaboration.documents.rooms.line import Line

LATER = 0.1  # seconds


class Gathering:
    """Lives in the event loop's thread only.

    Args:
        tell_others: takes what changed about clients of this process, for the other processes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, tell_others: Callable[[list[dict[str, Any]]], None]) -> None:
        self._loop = loop
        self._tell_others = tell_others
        self.lines: set[Line] = set()
        self._awareness = Awareness()
        self._stirred: set[int] = set()
        self._own: set[int] = set()

    def leave(self, line: Line) -> None:
        self.lines.discard(line)
        self._stir(self._awareness.leave(line))

    def hear(self, line: Line, frame: bytes) -> None:
        """Somebody's cursor; of more than ten a second the newest is told, late.

        Raises:
            BadFrame, TooBig, Forged.
        """
        news = self._awareness.news(frame)
        if not news:
            return
        if line.late is None and line.moves.spend():
            self._stir(self._awareness.hear(line, news))
            return
        if line.late is None:
            self._loop.call_later(LATER, self._hear_late, line)
        line.late = frame

    def _hear_late(self, line: Line) -> None:
        frame, line.late = line.late, None
        if frame is not None:
            line.arrived(frame)

    def show(self, line: Line) -> None:
        """Everybody who is here."""
        frame = self._awareness.frame_for(line, self._awareness.present())
        if frame is not None:
            line.send(frame)

    def _stir(self, clients: set[int], *, own: bool = True) -> None:
        """Coalesced: everybody hears once a turn of the loop."""
        if not clients:
            return
        if not self._stirred:
            self._loop.call_soon(self._tell)
        self._stirred |= clients
        if own:
            self._own |= clients

    def _tell(self) -> None:
        clients, self._stirred = self._stirred, set()
        own, self._own = self._own, set()
        frames: dict[Any, bytes | None] = {}
        for line in self.lines:
            key = True if line.is_inside else line
            if key not in frames:
                frames[key] = self._awareness.frame_for(line, clients)
            if (frame := frames[key]) is not None:
                line.send(frame)
        if own:
            self._tell_others(self._awareness.as_message(own))

    # -- other processes ---------------------------------------------------------------------------------------------

    def introduce(self) -> None:
        """Tell the other processes who is here."""
        self._tell_others(self._awareness.as_message(self._awareness.mine()))

    def hear_others(self, states: list[dict[str, Any]]) -> None:
        self._stir(self._awareness.hear_others(states), own=False)

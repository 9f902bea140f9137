"""The bounded queue of frames on their way to one socket; one writer takes from it."""

import asyncio
from collections import deque
from collections.abc import Callable

from collaboration.heard import Heard

MOST_FRAMES = 1_000
MOST_BYTES = 1024 * 1024
# The ASGI extension of a server that can say so: `write_now(text)` writes a frame and never waits; False when it would
# have to.
WRITE_NOW = "artel.write_now"


class Outbox:
    """Frames in order; `is_full` once more is waiting than a reader may be behind.

    Args:
        write_now: see WRITE_NOW. A frame that goes out at once wakes no writer, which would cost as much again.
    """

    def __init__(self, write_now: Callable[[str], bool] | None = None) -> None:
        self._write_now = write_now
        self._frames: deque[tuple[str, Heard | str | None]] = deque()
        self._bytes = 0
        self._filled = asyncio.Event()

    @property
    def is_full(self) -> bool:
        return len(self._frames) > MOST_FRAMES or self._bytes > MOST_BYTES

    def put(self, text: str, tells: Heard | str | None = None) -> None:
        """Add a frame.

        Args:
            text: the frame; ASCII, so that its length is its bytes.
            tells: the event, or the topic of presence, so that it can be taken back when rights change before it is
                sent; None for what needs no rights.
        """
        if self._write_now is not None and not self._frames and self._write_now(text):
            return
        self._frames.append((text, tells))
        self._bytes += len(text)
        self._filled.set()

    def take_back(self) -> tuple[list[Heard], set[str]]:
        """Remove what is not sent yet and needs rights: the events, and the topics of presence."""
        taken = [tells for _, tells in self._frames if tells is not None]
        self._frames = deque(pair for pair in self._frames if pair[1] is None)
        self._bytes = sum(len(text) for text, _ in self._frames)
        return [one for one in taken if isinstance(one, Heard)], {one for one in taken if isinstance(one, str)}

    def clear(self) -> None:
        self._frames.clear()
        self._bytes = 0

    async def next(self) -> str:
        """The next frame; waits for one."""
        while not self._frames:
            self._filled.clear()
            await self._filled.wait()
        text, _ = self._frames.popleft()
        self._bytes -= len(text)
        return text

    def drain(self) -> list[str]:
        """Every frame that waits, taken out; for the long poll."""
        texts = [text for text, _ in self._frames]
        self.clear()
        return texts

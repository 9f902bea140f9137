"""The bounded queue of frames on their way to one reader."""

from collections.abc import Callable

from collaboration.heard import Heard

MOST_FRAMES = 1_000
MOST_BYTES = 1024 * 1024


class Outbox:
    """Frames in order; `is_full` once more is waiting than a reader may be behind.

    Whoever takes from it sets `filled`, which is called for every frame that waits.

    Args:
        write_now: see collaboration.wire; what goes out that way costs half.
    """

    __slots__ = ("_bytes", "_frames", "_write_now", "filled")

    def __init__(self, write_now: Callable[[str], bool] | None = None) -> None:
        self.filled: Callable[[], None] = _nothing
        self._write_now = write_now or _never
        # A deque would take 600 bytes of every idle socket; what waits is short.
        self._frames: list[tuple[str, Heard | str | None]] = []
        self._bytes = 0

    @property
    def is_full(self) -> bool:
        return len(self._frames) > MOST_FRAMES or self._bytes > MOST_BYTES

    def put(self, text: str, tells: Heard | str | None = None) -> bool:
        """Add a frame; False when the reader is too far behind now.

        Args:
            text: the frame; ASCII, so that its length is its bytes.
            tells: the event, or the topic of presence, so that it can be taken back when rights change before it is
                sent; None for what needs no rights.
        """
        if not self._frames and self._write_now(text):
            return True
        self._frames.append((text, tells))
        self._bytes += len(text)
        self.filled()
        return not self.is_full

    def take_back(self) -> tuple[list[Heard], set[str]]:
        """Remove what is not sent yet and needs rights: the events, and the topics of presence."""
        taken = [tells for _, tells in self._frames if tells is not None]
        self._frames = [pair for pair in self._frames if pair[1] is None]
        self._bytes = sum(len(text) for text, _ in self._frames)
        return [one for one in taken if isinstance(one, Heard)], {one for one in taken if isinstance(one, str)}

    def clear(self) -> None:
        self._frames.clear()
        self._bytes = 0

    def take(self) -> str | None:
        """The next frame; None when none waits."""
        if not self._frames:
            return None
        text, _ = self._frames.pop(0)
        self._bytes -= len(text)
        return text

    def drain(self) -> list[str]:
        """Every frame that waits, taken out; for the long poll."""
        texts = [text for text, _ in self._frames]
        self.clear()
        return texts


def _nothing() -> None:
    """Nobody waits for frames yet."""


def _never(text: str) -> bool:
    """A server that has no such way."""
    return False

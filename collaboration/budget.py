"""How much one socket may say."""

import time


class Budget:
    """A bucket that fills by `per_second` and holds `burst`."""

    def __init__(self, *, per_second: float = 50.0, burst: float = 200.0) -> None:
        self._per_second = per_second
        self._burst = burst
        self._left = burst
        self._at = time.monotonic()

    def spend(self, amount: float = 1) -> bool:
        """Take some; False when there is not so much left."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._per_second)
        self._at = now
        self._left -= amount
        return self._left >= 0

"""Heavy work on what people bring or take, in a process of its own: it may not slow the live lines, nor end the server.

The child knows no settings, no database and no secrets; it has a budget of time and memory.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 45
# More at once would only make each of them late; and whoever waits for a turn keeps a thread and a connection to the
# database, of which the web server has few.
_turns = threading.BoundedSemaphore(2)
MOST_EACH = 2
_asked: Counter[Hashable] = Counter()
_asking = threading.Lock()


class TookTooLong(Exception):
    """The budget of time or memory was not enough."""


class Busy(Exception):
    """Somebody asks for more at once than they may."""


class Failed(Exception):
    """The work ended with an error; its name is the message ("OSError")."""


@contextmanager
def _turn(by: Hashable) -> Iterator[None]:
    with _asking:
        if _asked[by] >= MOST_EACH:
            raise Busy
        _asked[by] += 1
    try:
        with _turns:
            yield
    finally:
        with _asking:
            _asked[by] -= 1
            if not _asked[by]:
                del _asked[by]


def run(task: str, *, by: Hashable, seconds: float | None = None, **given: Any) -> Any:
    """Do a task of apart.tasks in a child process and return its result.

    Args:
        by: whose turn it is: a member's id.
        seconds: the budget, of the clock and of the processor; SECONDS unless given.
        given: what the task takes; plain values only.

    Raises:
        Busy, TookTooLong.
        Failed: the task raised.
    """
    budget = SECONDS if seconds is None else seconds
    with _turn(by):
        try:
            # The command is ours; the data travels over pipes.
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-m", "collaboration.documents.apart", str(os.getpid())],
                input=pickle.dumps((task, budget, given)),
                capture_output=True,
                cwd=ROOT,
                env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=budget,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TookTooLong from None
    # The limit on processor time ends the child by a signal, the one on memory by MemoryError or by a signal.
    if done.returncode < 0:
        raise TookTooLong
    if done.returncode or not done.stdout:
        raise Failed(done.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200])
    # Made by our own code in the child: the same trust as our own memory.
    fault, result = pickle.loads(done.stdout)  # noqa: S301
    if fault == "MemoryError":
        raise TookTooLong
    if fault:
        raise Failed(fault)
    return result

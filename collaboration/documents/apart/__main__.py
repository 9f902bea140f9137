"""The child of the process in its argument: reads one task, does it within its limits, writes the result."""

import math
import os
import pickle
import resource
import sys
import threading
import time

from collaboration.documents.apart.tasks import TASKS

MEMORY = 2 * 1024**3
LOOK = 1.0  # seconds


def main() -> None:
    threading.Thread(target=_end_with, args=[int(sys.argv[1])], daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # Results alone go to standard output; a library that prints must not spoil them.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    task, seconds, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds)))
    try:
        answer = ("", TASKS[task](**given))
    except Exception as error:
        answer = (type(error).__name__, None)
    pickle.dump(answer, out)
    out.close()


def _end_with(parent: int) -> None:
    """Whoever asked may be killed meanwhile: then nobody waits for the result, and nothing of Artel stays behind."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(1)


main()

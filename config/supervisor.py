"""Keeps what `manage.py serve` started alive, and ends it with `manage.py serve`."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from config.postgres import DatabaseTrouble, embedded
from config.state import CHECKOUT

_FIRST_DELAY, _LONGEST_DELAY = 1.0, 30.0
_STEADY_SECONDS = 60.0
_GRACE_SECONDS = 15.0
_DATABASE_CHECK_SECONDS = 2.0


@dataclass
class Child:
    """A process that is started again, ever more patiently, until `stop()`.

    It gets the reading end of a pipe as standard input: whatever happens to us, kill -9 included, the pipe closes and
    the child can tell (`manage.py worker --tied` does).

    Args:
        tell: called with a line for the person at the terminal.
    """

    command: Sequence[str]
    tell: Callable[[int, float], None]
    _process: "subprocess.Popen[bytes] | None" = None
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._keep, name="supervisor", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the child: politely, then after its grace period for good."""
        self._stopping.set()
        process = self._process
        if process and process.poll() is None:
            process.terminate()
            try:
                process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        if self._thread:
            self._thread.join(_GRACE_SECONDS)

    def _keep(self) -> None:
        delay = _FIRST_DELAY
        while not self._stopping.is_set():
            began = time.monotonic()
            code = self._run()
            if self._stopping.is_set():
                return
            if time.monotonic() - began > _STEADY_SECONDS:
                delay = _FIRST_DELAY
            self.tell(code, delay)
            self._stopping.wait(delay)
            delay = min(delay * 2, _LONGEST_DELAY)

    def _run(self) -> int:
        # A session of its own: Ctrl-C in the terminal reaches us only, and we end it when the web server is done.
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            self.command, stdin=subprocess.PIPE, cwd=CHECKOUT, start_new_session=True
        )
        if self._stopping.is_set():  # stop() did not see it yet
            self._process.terminate()
        code = self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        return code


def worker(tell: Callable[[int, float], None]) -> Child:
    """The process that runs the queued jobs."""
    return Child([sys.executable, str(CHECKOUT / "manage.py"), "worker", "--tied"], tell)


def watch_database(stopping: threading.Event, tell: Callable[[DatabaseTrouble], None]) -> threading.Thread:
    """Start the embedded server again when it dies under us."""

    def watch() -> None:
        while not stopping.wait(_DATABASE_CHECK_SECONDS):
            try:
                embedded().join()
            except DatabaseTrouble as trouble:
                tell(trouble)

    thread = threading.Thread(target=watch, name="database-watch", daemon=True)
    thread.start()
    return thread


def end_with_parent() -> None:
    """In a tied child: stop like on Ctrl-C once the other end of standard input is gone."""

    def wait_for_end() -> None:
        while os.read(0, 1):  # the number, not sys.stdin: its lock would still be held when Python ends
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait_for_end, name="tie", daemon=True).start()

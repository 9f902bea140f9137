"""The real product as a process: `manage.py serve` on a port of its own."""

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil

from config.state import CHECKOUT

PATIENCE = 120  # seconds; a wait ends as soon as what it waits for is there


@dataclass
class Running:
    """One command of ours and what it said."""

    process: "subprocess.Popen[str]"
    port: int = 0
    said: str = ""
    _lines: "queue.Queue[str | None]" = field(default_factory=queue.Queue)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def wait_until_it_says(self, pattern: str, times: int = 1) -> None:
        while len(re.findall(pattern, self.said)) < times:
            line = self._lines.get(timeout=PATIENCE)
            assert line is not None, f"It ended without saying {pattern!r}:\n{self.said}"
            self.said += line

    def children(self, words: str) -> list[psutil.Process]:
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in found if words in " ".join(child.cmdline())]

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ask it to end; see `ended`."""
        self.process.send_signal(how)
        return self.ended()

    def ended(self) -> int:
        """Its exit status, after all it says has been read."""
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            while (line := self._lines.get(timeout=PATIENCE)) is not None:
                self.said += line
            raise AssertionError(f"It does not end:\n{self.said}") from None
        while (line := self._lines.get(timeout=PATIENCE)) is not None:
            self.said += line
        return status


@contextmanager
def running(*command: str, port: int = 0, **environment: str) -> Iterator[Running]:
    """`manage.py <command>` with these variables; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-u", str(CHECKOUT / "manage.py"), *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment},
    )
    started = Running(process, port)
    reader = threading.Thread(target=started.read, daemon=True)
    reader.start()
    try:
        yield started
    finally:
        process.kill()
        process.wait(PATIENCE)
        reader.join(PATIENCE)  # to the last word of its children: nobody closes what is still being read
        assert not reader.is_alive(), "Something it started outlived it."
        assert process.stdout is not None
        process.stdout.close()


@contextmanager
def served(*options: str, **environment: str) -> Iterator[Running]:
    """`manage.py serve`, once it answers."""
    port = free_port()
    with running("serve", *options, port=port, PORT=str(port), **environment) as server:
        server.wait_until_it_says("Ctrl-C stops everything")
        yield server


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])


def gone(*processes: psutil.Process) -> bool:
    """Whether they all end, waiting for it."""
    _, alive = psutil.wait_procs(processes, timeout=PATIENCE)
    return not alive

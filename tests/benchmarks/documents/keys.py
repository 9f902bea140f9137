"""From a key to the letter in the text, to its paint, and to the screen of a colleague.

    python -m tests.benchmarks.documents.keys

A short document and one of two hundred paragraphs, 240 keys at ten a second, both browsers and the server on one machine;
beside them the same paragraphs in the same Chromium without any editor.
"""

import os
import statistics
from typing import Any

KEYS = 240
PARAGRAPHS = (3, 200)
TEXT = "We deliver the racks to the port in May, and put them up. " * 4
# The watcher of the text is told after the editor's own: what it has to do with a letter is part of the time.
WATCH = """(text) => {
    window.painted = [];
    window.written = [];
    addEventListener('keydown', ({timeStamp}) => {
        const watch = new MutationObserver(() => {
            window.written.push(performance.now() - timeStamp);
            watch.disconnect();
        });
        watch.observe(document.querySelector(text), {subtree: true, childList: true, characterData: true});
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.painted.push(performance.now() - timeStamp);
            channel.port2.postMessage(0);
        });
    }, true);
}"""
LISTEN = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const found = document.querySelector('.document-editor').textContent.match(/~+/);
        const many = found ? found[0].length : 0;
        while (window.seen.length < many) window.seen.push(performance.timeOrigin + performance.now());
    }).observe(document.querySelector('.document-editor'), {subtree: true, childList: true, characterData: true});
}"""
SENT = """() => {
    window.sent = [];
    addEventListener('keydown', ({timeStamp}) => window.sent.push(performance.timeOrigin + timeStamp), true);
}"""


def part(times: list[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def fill(room: str, paragraphs: int) -> None:
    """So many paragraphs."""
    from uuid import UUID

    from accounts.actors import Actor
    from accounts.models import Workspace
    from collaboration.documents.content.tree import Block, Run
    from collaboration.documents.content.writing import write
    from collaboration.documents.models import Document
    from collaboration.documents.operations import write_update
    from journal.acting import act
    from tests.benchmarks.live.ground import SLUG

    blocks = tuple(Block("paragraph", (Run(TEXT),)) for _ in range(paragraphs))
    with act(Workspace.objects.get(slug=SLUG), by=Actor.system()):
        document = Document.objects.get(pk=UUID(room.split("/")[1]))
        write_update(document=document, data=write(blocks), author_id=None)


def type_into(page: Any, text: str) -> None:
    """Type, and leave the times in the page."""
    page.locator(text).focus()
    page.keyboard.press("Control+End")
    page.evaluate(WATCH, text)
    page.evaluate(SENT)
    for _ in range(KEYS):
        page.keyboard.type("~", delay=0)
        page.wait_for_timeout(100)


def show(label: str, times: list[float]) -> None:
    """One line; the first keys warm up."""
    kept = times[20:]
    print(f"  {label:<22} p50 {statistics.median(kept):>6.1f}  p95 {part(kept, 0.95):>6.1f} ms", flush=True)


def without_an_editor(browser: Any, paragraphs: int) -> None:
    """The floor: what Chromium alone takes on this machine."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_content(f"<div contenteditable>{f'<p>{TEXT}</p>' * paragraphs}</div>")
    type_into(page, "div")
    print(f"{paragraphs} paragraphs, Chromium alone")
    show("key to the text", page.evaluate("window.written"))
    show("key to the paint", page.evaluate("window.painted"))
    page.close()


def in_the_editor(browser: Any, server: Any, room: str, cookies: list[str], paragraphs: int) -> None:
    """One types, a colleague looks."""
    from tests.benchmarks.documents.browsers import EDITOR, address, page_of

    writer, reader = (page_of(browser, server, cookie) for cookie in cookies[:2])
    for page in (writer, reader):
        page.goto(address(room))
        page.locator(EDITOR).wait_for()
    reader.evaluate(LISTEN)
    type_into(writer, EDITOR)
    sent, seen = writer.evaluate("window.sent"), reader.evaluate("window.seen")
    print(f"{paragraphs} paragraphs, the document page")
    show("key to the text", writer.evaluate("window.written"))
    show("key to the paint", writer.evaluate("window.painted"))
    show("key to the colleague", [there - here for here, there in zip(sent, seen, strict=False)])
    for page in (writer, reader):
        page.context.close()


def main() -> None:
    from tests.benchmarks.documents.servers import ground, start
    from tests.journeys.browsers import launched

    rooms, cookies = ground(len(PARAGRAPHS))
    for room, paragraphs in zip(rooms, PARAGRAPHS, strict=True):
        fill(room, paragraphs)
    server = start("daphne")
    try:
        with launched() as browser:
            for room, paragraphs in zip(rooms, PARAGRAPHS, strict=True):
                without_an_editor(browser, paragraphs)
                in_the_editor(browser, server, room, cookies, paragraphs)
    finally:
        server.kill()


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    main()

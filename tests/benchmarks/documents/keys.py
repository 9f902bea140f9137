"""From a key to the paint in the editor, and to the screen of a colleague: `python -m tests.benchmarks.documents.keys`.

A document of two hundred paragraphs, 240 keys at ten a second, both browsers and the server on one machine.
"""

import os
import statistics

KEYS = 240
PARAGRAPHS = 200
WATCH = """() => {
    window.painted = [];
    addEventListener('keydown', ({timeStamp}) => {
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


def fill(room: str) -> None:
    """Two hundred paragraphs."""
    from uuid import UUID

    from accounts.actors import Actor
    from accounts.models import Workspace
    from collaboration.documents.content.tree import Block, Run
    from collaboration.documents.content.writing import write
    from collaboration.documents.models import Document
    from collaboration.documents.operations import write_update
    from journal.acting import act
    from tests.benchmarks.live.ground import SLUG

    text = "We deliver the racks to the port in May, and put them up. " * 4
    blocks = tuple(Block("paragraph", (Run(text),)) for _ in range(PARAGRAPHS))
    with act(Workspace.objects.get(slug=SLUG), by=Actor.system()):
        document = Document.objects.get(pk=UUID(room.split("/")[1]))
        write_update(document=document, data=write(blocks), author_id=None)


def main() -> None:
    from tests.benchmarks.documents.browsers import EDITOR, address, page_of
    from tests.benchmarks.documents.servers import ground, start
    from tests.journeys.browsers import launched

    (room,), cookies = ground(1)
    fill(room)
    server = start("daphne")
    try:
        with launched() as browser:
            pages = [page_of(browser, server, cookie) for cookie in cookies[:2]]
            for page in pages:
                page.goto(address(room))
                page.locator(EDITOR).wait_for()
            writer, reader = pages
            writer.locator(EDITOR).focus()
            writer.keyboard.press("Control+End")
            writer.evaluate(WATCH)
            writer.evaluate(SENT)
            reader.evaluate(LISTEN)
            for _ in range(KEYS):
                writer.keyboard.type("~", delay=0)
                writer.wait_for_timeout(100)
            painted = writer.evaluate("window.painted")[20:]
            sent, seen = writer.evaluate("window.sent"), reader.evaluate("window.seen")
            across = [there - here for here, there in zip(sent, seen, strict=False)][20:]
    finally:
        server.kill()
    print(f"key to paint          p50 {statistics.median(painted):>6.1f}  p95 {part(painted, 0.95):>6.1f} ms")
    print(f"key to the colleague  p50 {statistics.median(across):>6.1f}  p95 {part(across, 0.95):>6.1f} ms")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    main()

"""`GET /live/<workspace>?after=&topics=`: the same events where WebSockets are blocked.

Async and routed before Django: while it waits it holds no thread and no database connection.
"""

import asyncio
import json
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from django.utils.translation import gettext_lazy as _

from collaboration.closing import NOT_SIGNED_IN
from collaboration.consumers import frames
from collaboration.consumers.session import Session
from collaboration.entrance import Refused, admit, session_key_of
from collaboration.hub import the_hub
from collaboration.listener import Listener
from collaboration.threads import in_thread
from journal.errors import Invalid, NotFound, Refusal

WAIT = 25.0  # seconds; shorter than the idle limit of the proxies on the way
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]
Answer = tuple[int, dict[str, Any]]


class NotSignedIn(Refusal):
    code = "not_signed_in"
    status = 401
    message = _("Please sign in.")


async def answer_long_poll(scope: Any, receive: Any, send: Any) -> None:
    """Answers `{"seq", "frames"}`: at once when something has happened, else when it does, else after 25 s, empty.

    `seq` is the next `after`; without `after` the answer says at once where to begin. Every poll reads the scope anew,
    and while it waits it is judged like a socket.
    """
    answer = asyncio.create_task(_answer(scope))
    left = asyncio.create_task(_left(receive))
    try:
        await asyncio.wait({answer, left}, return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            status, body = answer.result()
            await send({"type": "http.response.start", "status": status, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": json.dumps(body, default=str).encode()})
    finally:
        answer.cancel()
        left.cancel()
        await asyncio.gather(answer, left, return_exceptions=True)


async def _left(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(scope: Any) -> Answer:
    try:
        if scope["method"] != "GET":
            raise NotFound
        topics, after = _asked(scope["query_string"])
        slug = scope["url_route"]["kwargs"]["slug"]
        visitor, standing = await in_thread(partial(admit, slug, session_key_of(scope["headers"])))
    except Refused as refused:
        error = NotSignedIn() if refused.code == NOT_SIGNED_IN else NotFound()
        return error.status, error.as_json()
    except Refusal as refusal:
        return refusal.status, refusal.as_json()
    ended = asyncio.Event()
    listener = Listener(visitor, standing, lambda code: ended.set())
    session = Session(await the_hub(), listener)
    try:
        return 200, await _poll(session, topics, after, ended)
    finally:
        session.close()


def _asked(query: bytes) -> tuple[tuple[str, ...], int | None]:
    values = parse_qs(query.decode("latin1"))
    try:
        after = values.get("after", [None])[0]
        wanted = {"topics": [topic for topic in ",".join(values.get("topics", [])).split(",") if topic]}
        return frames.topics(wanted), None if after is None else int(after)
    except (frames.BadFrame, ValueError):
        raise Invalid from None


async def _poll(session: Session, topics: tuple[str, ...], after: int | None, ended: asyncio.Event) -> dict[str, Any]:
    listener, start = session.listener, session.feed.seq
    if after is None:
        return {"seq": start, "frames": []}
    await session.subscribe(topics, after, watching=False)
    texts = listener.outbox.drain()
    if not texts:
        filled = asyncio.Event()
        listener.outbox.filled = filled.set
        waits = [asyncio.create_task(event.wait()) for event in (filled, ended)]
        try:
            await asyncio.wait(waits, timeout=WAIT, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waits:
                task.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        texts = listener.outbox.drain()
    told = [json.loads(text) for text in texts]
    return {"seq": max([session.feed.seq, after, *(frame.get("seq", 0) for frame in told)]), "frames": told}

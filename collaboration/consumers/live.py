"""`/ws/live/<workspace>/`: JSON text frames, one socket a tab, many topics."""

import asyncio
import json
import logging
from functools import partial
from typing import Any

from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer
from django.db import Error as DatabaseError

from collaboration.budget import Budget
from collaboration.closing import BAD_FRAMES, FLOOD, TRY_LATER
from collaboration.consumers.frames import MOST_BYTES, BadFrame
from collaboration.consumers.session import Session
from collaboration.entrance import Refused, admit, session_key_of
from collaboration.hub import the_hub
from collaboration.listener import Listener
from collaboration.outbox import Outbox
from collaboration.threads import in_thread
from collaboration.wire import WRITE_NOW, Wire

log = logging.getLogger(__name__)


class LiveConsumer(AsyncConsumer):  # type: ignore[misc]  # channels has no types
    # An unconfigured layer: the hub is the process's one member of the bus. With a layer each socket would get a
    # channel and a Redis subscription of its own.
    channel_layer_alias = "none"

    def __init__(self) -> None:
        self.session: Session | None = None
        self.listener: Listener | None = None
        self.budget = Budget()
        self.was_cut = False
        self.wire: Wire | None = None
        self.closer: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            if self.session is not None:
                self.session.close(was_cut=self.was_cut)
            if self.wire is not None:
                self.wire.close()

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Channels' own first hops into a thread for every frame, to close database connections we do not have."""
        match message["type"]:
            case "websocket.connect":
                await self._connect()
            case "websocket.receive":
                await self._receive(message)
            case "websocket.disconnect":
                # A page that closes says 1000 or 1001, or nothing (1005); a lost connection is 1006.
                self.was_cut = message.get("code") not in (1000, 1001, 1005)
                raise StopConsumer

    async def _connect(self) -> None:
        # Accepted first: a refused handshake has no close code that a browser could read.
        await self.base_send({"type": "websocket.accept"})
        slug = self.scope["url_route"]["kwargs"]["slug"]
        try:
            visitor, standing = await in_thread(partial(admit, slug, session_key_of(self.scope["headers"])))
        except Refused as refused:
            log.info("a live socket was refused with %s", refused.code)
            await self._close(refused.code)
            return
        except (DatabaseError, OSError):
            log.warning("a live socket could not be opened", exc_info=True)
            await self._close(TRY_LATER)
            return
        outbox = Outbox(self.scope.get("extensions", {}).get(WRITE_NOW))
        self.wire = Wire(self.base_send, partial(_next_of, outbox))
        outbox.filled = self.wire.flush
        listener = Listener(visitor, standing, self._end, outbox)
        self.session = Session(await the_hub(), listener)
        listener.tell({"t": "hello", "seq": self.session.feed.seq, "member": visitor.member_id})
        self.listener = listener

    async def _receive(self, message: dict[str, Any]) -> None:
        if self.listener is None or self.session is None or self.listener.is_ended:
            return
        if not self.budget.spend():
            self.listener.end(FLOOD)
            return
        text = message.get("text")
        if text is None or len(text) > MOST_BYTES:
            self.listener.end(BAD_FRAMES)
            return
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            self.listener.end(BAD_FRAMES)
            return
        try:
            await self.session.ask(frame if isinstance(frame, dict) else {})
        except BadFrame:
            log.info("a frame of member %s is none of ours", self.listener.visitor.member_id)
            self.listener.tell({"t": "error", "code": "bad_frame"})
        except (DatabaseError, OSError):
            # Not the frame's content: it may name what only its sender may know.
            log.warning("a live frame could not be answered", exc_info=True)
            self.listener.tell({"t": "error", "code": "unavailable"})

    def _end(self, code: int) -> None:
        """The listener is to be closed; called from anywhere in the loop."""
        if self.wire is not None:
            self.wire.close()  # it may be waiting for a reader that does not read
        self.closer = asyncio.create_task(self._close(code))

    async def _close(self, code: int) -> None:
        await self.base_send({"type": "websocket.close", "code": code})


def _next_of(outbox: Outbox) -> dict[str, Any] | None:
    text = outbox.take()
    return None if text is None else {"type": "websocket.send", "text": text}

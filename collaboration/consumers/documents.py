"""`/ws/documents/<workspace>/<id>`: the y-websocket protocol, as its stock client speaks it."""

import asyncio
import logging
from functools import partial
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.db import Error as DatabaseError

from collaboration.budget import Budget
from collaboration.closing import BAD_FRAMES, FLOOD, NO_ACCESS, TOO_BIG, TRY_LATER
from collaboration.documents.models import Document
from collaboration.documents.rooms import Line, Room, Rooms, the_rooms
from collaboration.documents.yjs import MOST_FRAME
from collaboration.entrance import Refused, Standing, Visitor, admit, session_key_of
from collaboration.threads import in_thread
from collaboration.wire import Wire
from journal.errors import NotFound
from journal.fence import fence

log = logging.getLogger(__name__)
A_FRAME = 2 * 1024  # what one costs besides its bytes: 2,000 a second, 20,000 at once


async def serve_document(scope: Any, receive: Any, send: Any) -> None:
    """The ASGI application of the address; Channels' own consumer makes two tasks for every frame, this makes none."""
    await DocumentSocket(scope, send).serve(receive)


class DocumentSocket:
    """One connection."""

    def __init__(self, scope: Any, send: Any) -> None:
        self.scope = scope
        self.send = send
        self.rooms: Rooms | None = None
        self.room: Room | None = None
        self.line: Line | None = None
        self.budget = Budget(per_second=4 * MOST_FRAME, burst=40 * MOST_FRAME)
        self.wire: Wire | None = None
        self.closer: asyncio.Task[None] | None = None

    async def serve(self, receive: Any) -> None:
        """Until the browser leaves."""
        try:
            while (message := await receive())["type"] != "websocket.disconnect":
                if message["type"] == "websocket.receive":
                    self._receive(message)
                else:
                    await self._connect()
        finally:
            if self.rooms is not None and self.line is not None and self.room is not None:
                self.rooms.leave(self.line, self.room)
            if self.wire is not None:
                self.wire.close()

    async def _connect(self) -> None:
        await self.send({"type": "websocket.accept"})
        where = self.scope["url_route"]["kwargs"]
        asks = parse_qs(self.scope["query_string"].decode("latin1")).get("ack") == ["1"]
        knock = partial(enter, where["slug"], session_key_of(self.scope["headers"]), where["document_id"])
        try:
            visitor, standing, document = await in_thread(knock)
        except Refused as refused:
            log.info("a document's socket was refused with %s", refused.code)
            await self._close(refused.code)
            return
        except (DatabaseError, OSError):
            log.warning("a document's socket could not be opened", exc_info=True)
            await self._close(TRY_LATER)
            return
        self.line = Line(visitor, standing, self._end, document, asks=asks)
        self.rooms = await the_rooms()
        self.wire = Wire(self.send, self.line.take)
        self.line.flush = self.wire.flush
        self.room = self.rooms.join(self.line)

    def _receive(self, message: dict[str, Any]) -> None:
        line, frame = self.line, message.get("bytes")
        if line is None or line.is_ended:
            return
        if not frame:
            line.end(BAD_FRAMES)
        elif len(frame) > MOST_FRAME:
            line.end(TOO_BIG)
        elif not self.budget.spend(len(frame) + A_FRAME):
            line.end(FLOOD)
        else:
            line.arrived(frame)

    def _end(self, code: int) -> None:
        """The line is to be closed; called from anywhere in the loop."""
        if self.wire is not None:
            self.wire.close()  # it may be waiting for a reader that does not read
        self.closer = asyncio.create_task(self._close(code))

    async def _close(self, code: int) -> None:
        await self.send({"type": "websocket.close", "code": code})


def enter(slug: str, session_key: str, document_id: UUID) -> tuple[Visitor, Standing, Document]:
    """Let somebody into a document; blocking.

    Raises:
        Refused: see admit; or no such document for them.
    """
    visitor, standing = admit(slug, session_key)
    with fence(visitor.workspace_id, visitor.user_id):
        try:
            return visitor, standing, standing.scope.load(Document, document_id)
        except NotFound:
            raise Refused(NO_ACCESS) from None

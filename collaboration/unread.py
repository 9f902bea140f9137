"""The bell's number: told to a person's sockets whenever their notifications change.

The notifications room says how to count, in AppConfig.ready(): `unread.count_of = queries.unread_count`.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from collaboration.listener import Listener
from collaboration.threads import behind_fence
from permissions.scope import Scope

if TYPE_CHECKING:
    from collaboration.hub.feed import Feed

TOPIC = "notifications"


def _none(scope: Scope) -> int:
    return 0


# The number of unread notifications of a person; called behind the fence of their workspace.
count_of: Callable[[Scope], int] = _none


async def count(scope: Scope) -> int:
    """Ask the notifications room, in a thread."""
    return await behind_fence(scope.workspace_id, scope.user_id, partial(count_of, scope))


class Teller:
    """Counts once for many events at once: a member who is being counted is counted once more, not many times."""

    def __init__(self) -> None:
        self._counting: set[str] = set()
        self._again: set[str] = set()

    async def tell(self, feed: "Feed", members: Iterable[str]) -> None:
        """Count and tell the members that listen here."""
        for member in members:
            if member in self._counting:
                self._again.add(member)
            elif feed.of_member(member):
                await self._tell_one(feed, member)

    async def _tell_one(self, feed: "Feed", member: str) -> None:
        self._counting.add(member)
        try:
            while True:
                self._again.discard(member)
                listeners = feed.of_member(member)
                if not listeners:
                    return
                number = await count(next(iter(listeners)).scope)
                if member not in self._again:
                    break
        finally:
            self._counting.discard(member)
        for listener in feed.of_member(member):
            tell(listener, number)


def tell(listener: Listener, number: int) -> None:
    """The frame, to those who asked for notifications."""
    if TOPIC in listener.topics:
        listener.tell({"t": "unread", "count": number})

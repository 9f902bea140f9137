"""The bus between processes. It carries hints and presence only: losing a message costs two seconds, never an event.

With Redis it is the channel layer, which every hub joins once; without, PostgreSQL's NOTIFY lets the worker and the
commands reach the one process that serves sockets.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings

from collaboration.bus.notify import NotifyBus, notify
from collaboration.bus.outpost import outpost
from collaboration.bus.redis import RedisBus

Message = dict[str, Any]


class Bus(Protocol):
    """What a hub needs of the bus; everything happens in the hub's event loop."""

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    def send_soon(self, message: Message) -> None:
        """To every other process that serves sockets; may be called from any thread, never waits, may be lost."""


def bus_of_this_process(deliver: Callable[[Message], None], came_back: Callable[[], Awaitable[None]]) -> Bus:
    """The bus the settings ask for.

    Args:
        deliver: takes what others sent.
        came_back: called when the bus was away, so hints may have been lost.
    """
    return RedisBus(deliver, came_back) if settings.REDIS_URL else NotifyBus(deliver, came_back)


def announce_to_others(bus: Bus | None, workspace_id: UUID, seq: int) -> None:
    """Hint the other processes at new events.

    Args:
        bus: of the hub in this process; None where no sockets are served (worker, commands).
    """
    tell_others(bus, {"about": "journal", "workspace": str(workspace_id), "seq": seq})


def tell_others(bus: Bus | None, message: Message) -> None:
    """Send a hint to the other processes; see announce_to_others."""
    if bus is not None:
        bus.send_soon(message)
    elif settings.REDIS_URL:
        outpost().send_soon(message)
    else:
        notify(message)


__all__ = ["Bus", "Message", "announce_to_others", "bus_of_this_process", "tell_others"]

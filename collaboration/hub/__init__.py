"""The hub: the fan-out of events to the sockets of this process. One per event loop that serves sockets.

hub = await the_hub()          in a consumer
announce(workspace_id, seq)    after a commit, from any thread of any process
"""

import asyncio
from uuid import UUID

from collaboration.bus import announce_to_others
from collaboration.hub.feed import Feed
from collaboration.hub.hub import Hub

_running: dict[asyncio.AbstractEventLoop, Hub] = {}


async def the_hub() -> Hub:
    """The hub of this event loop; started when the first socket needs it, since Daphne knows no start-up event."""
    loop = asyncio.get_running_loop()
    if loop not in _running:
        _running[loop] = Hub()
        await _running[loop].start()
    return _running[loop]


async def stop_the_hub() -> None:
    """End the hub of this event loop, if there is one."""
    hub = _running.pop(asyncio.get_running_loop(), None)
    if hub is not None:
        await hub.stop()


def announce(workspace_id: UUID, seq: int) -> None:
    """Hint at new events, in this process and in the others; journal calls it after each commit."""
    here = list(_running.values())
    for hub in here:
        hub.hint(workspace_id, seq)
    announce_to_others(here[0].bus if here else None, workspace_id, seq)


__all__ = ["Feed", "Hub", "announce", "stop_the_hub", "the_hub"]

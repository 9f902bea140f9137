"""Start and stop events of ASGI servers that have them (uvicorn); Daphne is stopped by config.server."""

from typing import Any

from collaboration.hub import stop_the_hub


async def lifespan(scope: Any, receive: Any, send: Any) -> None:
    """Nothing to do at the start: the hub starts with the first socket."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.shutdown":
            await stop_the_hub()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return

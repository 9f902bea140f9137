"""The ASGI application: Django for HTTP, the live channel for WebSockets and the long poll."""

import gc
import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django = get_asgi_application()

# After Django is set up: these import models.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path, re_path  # noqa: E402

from collaboration.consumers import (  # noqa: E402
    LiveConsumer,
    NoSuchSocket,
    SameOrigin,
    answer_long_poll,
    serve_document,
)
from collaboration.files.errors import StorageIsFull  # noqa: E402
from config.bodies import as_said, most_bytes  # noqa: E402
from config.lifespan import lifespan  # noqa: E402
from journal.errors import Refusal, TooLarge, tells_of_a_full_disk  # noqa: E402


async def bounded(scope: Any, receive: Any, send: Any) -> None:
    """Django, which copies a whole body before any view looks at it: no more of it than its address may take.

    Daphne asks before it keeps a byte (config.daphne); with another server this is the measure. A disk that is full by
    then is named, too.
    """
    most, received = most_bytes(scope.get("raw_path") or scope["path"].encode()), 0

    async def measured() -> Any:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        # As if the browser had left: Django then throws away what it has, and says nothing.
        return message if received <= most else {"type": "http.disconnect"}

    try:
        await django(scope, measured, send)
        if received > most:
            await _refuse(TooLarge(), scope, send)
    except OSError as error:
        if not tells_of_a_full_disk(error):
            raise
        await _refuse(StorageIsFull(), scope, send)


async def _refuse(refusal: Refusal, scope: Any, send: Any) -> None:
    said = {name.title().decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}
    kind = [(b"content-type", b"application/json; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": refusal.status, "headers": kind})
    await send({"type": "http.response.body", "body": as_said(refusal, said)})


# Channels routes to ASGI applications where Django's types expect views.
http: list[Any] = [path("live/<slug:slug>", answer_long_poll), re_path(r"", bounded)]  # type: ignore[arg-type]
sockets: list[Any] = [
    path("ws/live/<slug:slug>/", LiveConsumer.as_asgi()),
    path("ws/documents/<slug:slug>/<uuid:document_id>", serve_document),  # type: ignore[arg-type]
    re_path(r"", NoSuchSocket()),  # type: ignore[arg-type]
]
application = ProtocolTypeRouter(
    {
        "http": URLRouter(http),
        "websocket": SameOrigin(URLRouter(sockets)),
        "lifespan": lifespan,
    }
)
# What has been loaded is never garbage: looking through it stopped every socket for a tenth of a second at a time.
gc.freeze()

"""Only our own pages may open a socket: a browser sends cookies along from any page, and sockets know no CSRF token."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

log = logging.getLogger(__name__)
Application = Callable[[Any, Any, Any], Awaitable[None]]


class SameOrigin:
    """Lets a handshake through whose Origin is the host it was sent to (one of ALLOWED_HOSTS), or settings.ORIGIN."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        headers = {name: value.decode("latin1") for name, value in scope["headers"] if name in (b"origin", b"host")}
        if is_own_origin(headers.get(b"origin", ""), headers.get(b"host", "")):
            await self._application(scope, receive, send)
        else:
            log.info("a socket was refused: its page is not one of ours")
            await NoSuchSocket()(scope, receive, send)


def is_own_origin(origin: str, host: str) -> bool:
    """Is the page that opens the socket one of ours? No Origin at all (not a browser) is no."""
    origin = origin.lower()
    if origin == settings.ORIGIN.lower():
        return True
    try:
        parts = urlsplit(origin)
        if parts.scheme not in (("https",) if settings.HTTPS else ("http", "https")):
            return False
        domain, _ = split_domain_port(host.lower())
        return bool(domain) and parts.netloc == host.lower() and validate_host(domain, settings.ALLOWED_HOSTS)
    except ValueError:
        return False


class NoSuchSocket:
    """Refuses a handshake with 403: a foreign Origin, or an address that is no socket."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.close", "code": 4403})

"""The demo's pages sign people in without a password, so they exist for this very machine only."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def only_here(view: View) -> View:
    """A page that is not there (404) unless the browser runs on this machine and asks it by a local name."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_here(request):
            raise Http404
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def is_here(request: HttpRequest) -> bool:
    """Asked from this machine, by a local name, and not through a proxy that would make everybody look local."""
    return bool(
        settings.DEMO
        and not _came_through_a_proxy(request)
        and _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and is_local_name(host_of(request))
    )


def host_of(request: HttpRequest) -> str:
    """The name the browser asked for, without the port."""
    return urlsplit(f"//{request.META.get('HTTP_HOST', '')}").hostname or ""


def port_of(request: HttpRequest) -> str:
    """ ":8000", or nothing for the usual port."""
    port = urlsplit(f"//{request.META.get('HTTP_HOST', '')}").port
    return f":{port}" if port else ""


def is_local_name(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost") or _is_loopback(host)


def comes_from_here(request: HttpRequest) -> bool:
    """Does a page of this very server lead here? A page elsewhere cannot write this Referer."""
    source = urlsplit(request.headers.get("Referer", ""))
    same_port = f":{source.port}" == port_of(request) if source.port else not port_of(request)
    return is_local_name(source.hostname or "") and same_port


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


def _came_through_a_proxy(request: HttpRequest) -> bool:
    tells = ("HTTP_X_FORWARDED_", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
    return any(name.startswith(tells) for name in request.META)

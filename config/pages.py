"""The two pages of the product: the staff app and the portal app, built by Vite."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie


def _entry(name: str, content_type: str = "text/html; charset=utf-8") -> HttpResponse:
    path = Path(settings.FRONTEND_DIST) / name
    if not path.exists():
        return HttpResponse("The front end is not built yet: run `make run`.", status=503, content_type="text/plain")
    response = HttpResponse(path.read_bytes(), content_type=content_type)
    response["Cache-Control"] = "no-cache"
    return response


def staff_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the staff app: its scope is where it lies, the root."""
    return _entry("sw.js", "text/javascript; charset=utf-8")


def portal_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the portal, for nothing above /portal/."""
    return _entry("portal-sw.js", "text/javascript; charset=utf-8")


@ensure_csrf_cookie
def staff_page(request: HttpRequest) -> HttpResponse:
    """The staff app; it also signs people in."""
    return _entry("index.html")


@ensure_csrf_cookie
def portal_page(request: HttpRequest, path: str | None = None) -> HttpResponse:
    """The portal for clients and partners: its own bundle, without staff code."""
    return _entry("portal.html")

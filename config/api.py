"""The API: every room's door, mounted once; errors in one shape."""

import logging
import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import SessionAuth

from collaboration.files.errors import StorageIsFull
from config.doors import OPEN_DOORS, PORTAL_DOORS, STAFF_DOORS
from journal.errors import (
    Broken,
    Busy,
    Forbidden,
    Invalid,
    Refusal,
    TooLarge,
    tells_of_a_full_disk,
    tells_of_no_connection,
)
from permissions.audit import record_refusal

log = logging.getLogger(__name__)


class SignedIn(SessionAuth):
    """A session cookie; ninja then demands the CSRF token on unsafe methods."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        return request.user if request.user.is_authenticated and request.user.is_active else None


class NotSignedIn(Refusal):
    code = "not_signed_in"
    status = 401

    def __init__(self) -> None:
        super().__init__(_("Please sign in."))


api = NinjaAPI(
    title="Artel",
    version="1",
    auth=[SignedIn()],
    docs_url="/docs",
    openapi_url="/openapi.json",
    urls_namespace="api",
    description="Everything the browser does goes through this API.",
)


def _mount(prefix: str, doors: list[Router]) -> None:
    for door in doors:
        api.add_router(prefix, door)


_mount("", OPEN_DOORS)
_mount("/w/{ws}", STAFF_DOORS)
_mount("/portal/{ws}", PORTAL_DOORS)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, error: Refusal) -> HttpResponse:
    if isinstance(error, Forbidden):
        record_refusal(request)
    again = {"Retry-After": "1"} if isinstance(error, Busy) else {}
    return JsonResponse(error.as_json(), status=error.status, headers=again)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return refused(request, NotSignedIn())


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for one in error.errors:
        place = [str(part) for part in one["loc"] if part not in ("body", "query", "path", "form", "file")]
        name = ".".join(place[1:] if len(place) > 1 and place[0] in ("payload", "filters", "params") else place)
        fields.setdefault(name or "body", []).append(_reason(one))
    return refused(request, Invalid(fields=fields))


def _reason(error: dict[str, Any]) -> str:
    kind = error["type"]
    if kind == "missing":
        return _("Required.")
    if kind in ("string_too_long", "too_long"):
        return _("Too long.")
    if kind in ("string_too_short", "too_short"):
        return _("Too short.")
    if bound := _out_of_bounds(kind, error.get("ctx") or {}):
        return bound
    if kind.startswith(("uuid", "int", "decimal", "date", "bool", "float", "json")):
        return _("This is not a valid value.")
    if kind in ("enum", "literal_error"):
        return _("This is not one of the choices.")
    return _("This is not a valid value.")


def _out_of_bounds(kind: str, context: dict[str, Any]) -> str:
    """What a number must be; "" where that is not what is wrong."""
    match kind, context:
        case "greater_than", {"gt": limit}:
            return _("Must be more than %(limit)s.") % {"limit": limit}
        case "greater_than_equal", {"ge": limit}:
            return _("Must not be less than %(limit)s.") % {"limit": limit}
        case "less_than_equal", {"le": limit}:
            return _("Must not be more than %(limit)s.") % {"limit": limit}
        case (("decimal_max_digits" | "decimal_whole_digits"), _context):
            return _("This number is too large.")
        case "decimal_max_places", _context:
            return _("Too many digits after the point.")
    return ""


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return refused(request, TooLarge())


@api.exception_handler(MultiPartParserError)
@api.exception_handler(SuspiciousOperation)
@api.exception_handler(DataError)
def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """A broken form, too many parts of one, or a value of the right type that the database cannot hold."""
    return refused(request, Invalid())


@api.exception_handler(OSError)
@api.exception_handler(OperationalError)
def no_room(request: HttpRequest, error: Exception) -> HttpResponse:
    """The disk is full, under a body that is being read or under the database; or no connection became free."""
    if tells_of_a_full_disk(error):
        return refused(request, StorageIsFull())
    return refused(request, Busy()) if tells_of_no_connection(error) else broken(request, error)


@api.exception_handler(Http404)
def no_such_page(request: HttpRequest, error: Http404) -> HttpResponse:
    from journal.errors import NotFound

    return refused(request, NotFound())


@api.exception_handler(HttpError)
def plain_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    refusal = Refusal(str(error))
    refusal.code = {400: "invalid", 403: "csrf"}.get(error.status_code, "refused")
    refusal.status = error.status_code
    return refused(request, refusal)


@api.exception_handler(Exception)
def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    # The path without its query: a search text is not for the log.
    log.exception("%s %s failed", request.method, request.path)
    return refused(request, Broken())


def outside(request: HttpRequest) -> HttpResponse:
    """What went wrong before or beside the API (the session could not be read): in the same shape, logged by Django."""
    return refused(request, Busy() if tells_of_no_connection(sys.exception()) else Broken())

"""How much a request may bring, by its address, and what somebody is told who brings more.

The server asks before it keeps a byte (config.daphne): nobody fills memory or disk before a door has looked at them.
"""

import json
import re
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, parse_cookie
from django.utils.translation import get_language_from_request, override

from collaboration.documents.bringing.checking import LARGEST
from collaboration.documents.yjs import MOST_UPDATE
from journal.errors import Refusal

USUAL = 1024 * 1024
# The whole form of an import, whose files are read into memory; no body is wider, so that Caddy's `max_size` is this.
WIDEST = 30_000_000
_FORM = 1024 * 1024  # what may stand in a form beside its file
_WIDER = [
    (re.compile(rb"/api/(w|portal)/[^/]+/(documents/[^/]+/)?files"), settings.UPLOAD_LIMIT_BYTES + _FORM),
    (re.compile(rb"/api/(w|portal)/[^/]+/documents/[^/]+/updates"), MOST_UPDATE),
    (re.compile(rb"/api/w/[^/]+/documents/import"), max(LARGEST.values()) + _FORM),
    (re.compile(rb"/api/w/[^/]+/imports"), WIDEST),
]


def most_bytes(target: bytes) -> int:
    """The most that a request to this target (path and query, as they stand in its first line) may bring."""
    path = target.partition(b"?")[0]
    return next((most for pattern, most in _WIDER if pattern.fullmatch(path)), USUAL)


def as_said(refusal: Refusal, headers: Mapping[str, str]) -> bytes:
    """A refusal as JSON, in the language the browser chose or asks for.

    Args:
        headers: "Cookie" and "Accept-Language", as far as they came.
    """
    asked = HttpRequest()
    asked.META = {"HTTP_ACCEPT_LANGUAGE": headers.get("Accept-Language", "")}
    asked.COOKIES = parse_cookie(headers.get("Cookie", ""))
    with override(get_language_from_request(asked)):
        return json.dumps(refusal.as_json(), ensure_ascii=False).encode()

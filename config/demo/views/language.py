"""The language of a demo page: chosen there, else the browser's."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from config.demo.content import LANGUAGES

_CONTENT = Path(__file__).parent.parent / "content"
_A_YEAR = 365 * 24 * 3600


def language_of(request: HttpRequest) -> str:
    """ "ru" or "en"."""
    asked = request.GET.get("language", "")
    found = asked if asked in LANGUAGES else get_language_from_request(request)
    return "ru" if found.startswith("ru") else "en"


@cache
def page_words(language: str) -> dict[str, str]:
    """What the pages say."""
    return tomllib.loads((_CONTENT / language / "pages.toml").read_text("utf-8"))


def remember_language(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a choice made on the page; the product on this host reads the same cookie."""
    if request.GET.get("language") in LANGUAGES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language_of(request), max_age=_A_YEAR, samesite="Lax", httponly=False
        )
    return response

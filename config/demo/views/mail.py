"""Demo mail: what the product sends lies here while no mail server is set."""

import hashlib
import re
from html import escape, unescape
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.mail.models import OutgoingMail
from accounts.mail.queries import shown
from config.demo.content import LANGUAGES
from config.demo.guard import only_here, port_of
from config.demo.people import DemoPerson, everybody
from config.demo.views.language import language_of, page_words, remember_language
from config.demo.views.people import host_for

# Nothing runs and nothing is fetched inside a letter; its links open in tabs of their own.
_LETTER_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    ]
)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


@only_here
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """The list with the letter that is open; works without scripts too, but then it is not live."""
    context = _context(request)
    context["addresses"] = _addresses()
    context["has_server"] = bool(settings.EMAIL_URL)
    return remember_language(request, render(request, "demo/mail.html", context))


@only_here
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The list alone, for the page to put in place; 304 when nothing is new."""
    response = render(request, "demo/letters.html", _context(request))
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return response


@only_here
@require_safe
def body(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """One letter as a page of its own, for the frame."""
    mail = next((one for one in shown() if one.id == mail_id), None)
    if mail is None:
        raise Http404
    page = _with_links(mail, request)
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _LETTER_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Referrer-Policy"] = "origin"
    return response


def _context(request: HttpRequest) -> dict[str, Any]:
    language = language_of(request)
    to, found = request.GET.get("to", ""), shown()
    listed = [one for one in found if not to or one.to == to]
    asked = request.GET.get("open", "")
    chosen = next((one for one in listed if str(one.id) == asked), None)
    names = {person.email: person.name for person in _everybody()}
    for one in listed:
        one.recipient = names.get(one.to, one.to)  # type: ignore[attr-defined]
    return {
        "said": page_words(language),
        "language": language,
        "letters": listed,
        "to": to,
        "chosen": chosen,
        "others": sorted({one.to for one in found} - set(names)),
    }


def _addresses() -> list[tuple[str, list[DemoPerson]]]:
    """The demo's people by workspace, for the filter."""
    return [(everybody(language)[0].slug, everybody(language)) for language in LANGUAGES]


def _with_links(mail: OutgoingMail, request: HttpRequest) -> str:
    """The letter with links that open as its reader, on their own host; every link opens a new tab."""
    reader = next((one for one in _everybody() if one.email == mail.to), None)
    page = mail.html or f"<pre>{escape(mail.text)}</pre>"
    if reader is not None:
        found = re.compile(rf'href="{re.escape(escape(settings.ORIGIN))}(/[^"]*)"')
        page = found.sub(lambda link: f'href="{escape(_as_reader(unescape(link.group(1)), reader, request))}"', page)
    return _HEAD.sub(lambda head: f'{head.group(0)}<base target="_blank">', page, count=1)


def _as_reader(path: str, reader: DemoPerson, request: HttpRequest) -> str:
    host = f"http://{host_for(reader.login, request)}{port_of(request)}"
    if path.startswith(("/w/", "/portal/")):
        return f"{host}/demo/enter/{reader.login}?next={quote(path)}"
    return f"{host}{path}"


def _everybody() -> list[DemoPerson]:
    return [person for language in LANGUAGES for person in everybody(language)]

"""How much a request may bring, address by address."""

import errno
import json
import re
from functools import cache
from types import SimpleNamespace

from twisted.web.http_headers import Headers

from config import asgi
from config.api import api
from config.bodies import USUAL, WIDEST, as_said, most_bytes
from config.daphne import BoundedRequest
from config.state import CHECKOUT
from journal.errors import TooLarge


@cache
def _forms():
    """Every address, and whether files are brought to it."""
    found = []
    for path, operations in api.get_openapi_schema()["paths"].items():
        address = path.replace("{ws}", "north").replace("{", "").replace("}", "")
        bodies = [one["requestBody"]["content"] for one in operations.values() if "requestBody" in one]
        found.append((address, any("multipart/form-data" in body for body in bodies)))
    return found


def test_whatever_takes_a_file_takes_more_than_the_usual_and_nothing_else_does():
    wide = {address for address, _ in _forms() if most_bytes(address.encode()) > USUAL}
    files = {address for address, takes_files in _forms() if takes_files}
    updates = {address for address, _ in _forms() if address.endswith("/updates")}  # of documents: bare bytes
    assert files
    assert updates
    assert wide == files | updates


def test_the_query_of_an_address_widens_nothing():
    assert most_bytes(b"/api/w/north/deals?x=/api/w/north/files") == USUAL
    assert most_bytes(b"/api/w/north/files?about=") > 25 * 1024 * 1024


def test_the_proxy_takes_the_widest_and_no_more():
    [megabytes] = re.findall(r"max_size (\d+)MB", (CHECKOUT / "deploy" / "Caddyfile").read_text())
    assert max(most_bytes(address.encode()) for address, _ in _forms()) == WIDEST == int(megabytes) * 1_000_000


class FullDisk:
    def write(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_while_a_body_comes_is_named():
    said = []
    line = SimpleNamespace(write=said.append, loseWriteConnection=lambda: None, abortConnection=lambda: None)
    request = object.__new__(BoundedRequest)
    request.requestHeaders, request.content, request.most = Headers(), FullDisk(), 10
    request.channel = SimpleNamespace(transport=line, callLater=lambda _seconds, _cut: None)
    request.handleContentChunk(b"x")
    request.handleContentChunk(b"y")
    [answer] = said
    assert answer.startswith(b"HTTP/1.1 507 ")
    assert b"storage_is_full" in answer


async def _answer(path, *chunks):
    """What our Django says to a body that comes in pieces, whatever the server."""
    said, pieces = [], iter(chunks)

    async def receive():
        return {"type": "http.request", "body": next(pieces), "more_body": True}

    async def send(message):
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode()}
    await asgi.bounded({**scope, "headers": [(b"accept-language", b"ru")], "query_string": b""}, receive, send)
    return said[0]["status"], json.loads(said[1]["body"])["error"]


async def test_django_copies_no_more_than_the_address_may_take():
    status, error = await _answer("/api/w/north/deals", b"x" * USUAL, b"y")
    assert (status, error["code"], error["message"]) == (413, "too_large", "Слишком большой объём данных.")


async def test_a_disk_that_fills_while_django_copies_a_body_is_named(monkeypatch):
    async def copies(*_args):
        FullDisk().write(b"x")

    monkeypatch.setattr(asgi, "django", copies)
    status, error = await _answer("/api/w/north/files")
    assert (status, error["code"]) == (507, "storage_is_full")
    assert error["message"].startswith("Место для файлов закончилось")


def test_the_refusal_speaks_the_language_chosen_else_the_one_asked_for():
    said = [
        json.loads(as_said(TooLarge(), {"Cookie": cookie, "Accept-Language": "ru"}))["error"]["message"]
        for cookie in ("artel_language=en", "", 'broken="')
    ]
    assert said == ["This is too large.", "Слишком большой объём данных.", "Слишком большой объём данных."]

"""Chromium at the real product: pages of somebody who may write, opened as anybody opens them."""

from playwright.sync_api import Browser, Page

from tests.benchmarks.documents.servers import Server

EDITOR = ".document-editor"


def page_of(browser: Browser, server: Server, cookie: str) -> Page:
    """A fresh browser with this person's session."""
    base = server.base.removesuffix("/ws/documents").replace("ws://", "http://")
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 800}, service_workers="block")
    name, value = cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": base}])
    return context.new_page()


def address(room: str) -> str:
    """The page of "<workspace>/<document>"."""
    slug, document = room.split("/")
    return f"/w/{slug}/documents/{document}"

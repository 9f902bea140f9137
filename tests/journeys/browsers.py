"""Browsers of the people in a journey, and what they must never do: fail, complain, or ask another server."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from config.state import CHECKOUT
from tests.cast import Person

# Chromium says this for every answer >= 400; the answers themselves are looked at instead.
_TOLD_BY_ITSELF = "Failed to load resource"


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium: the one CHROMIUM names, or the one found as `make test` finds it."""
    found = (
        os.environ.get("CHROMIUM") or subprocess.check_output([CHECKOUT / "tools/find_chromium.sh"], text=True).strip()
    )
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@dataclass
class Browsers:
    """Every person has a browser of their own, as on a desk of their own."""

    chromium: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    # What a journey brings about itself: words of the console that are no complaint.
    expected: list[str] = field(default_factory=list)

    def of(self, person: Person | None = None, **options: Any) -> Page:
        """A new browser, signed in as this person, or as nobody; options are Playwright's for a context."""
        context = self.chromium.new_context(
            **{
                "base_url": self.address,
                "locale": "en-GB",
                "viewport": {"width": 1280, "height": 800},
                # Fills its cache beside a journey; the one about it allows it.
                "service_workers": "block",
                **options,
            }
        )
        self.contexts.append(context)
        if person:
            cookie = person.client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.address}])
        context.on("request", self._look_at_request)
        context.on("response", self._look_at_response)
        context.on("console", self._look_at_console)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def _look_at_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != urlsplit(self.address).hostname:
            self.complaints.append(f"asked another server: {request.url}")

    def _look_at_response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} from {response.request.method} {response.url}")

    def _look_at_console(self, message: ConsoleMessage) -> None:
        known = any(words in message.text for words in (_TOLD_BY_ITSELF, *self.expected))
        if message.type == "error" and not known:
            self.complaints.append(f"console: {message.text}")

    def picture(self, folder: Path) -> None:
        """What everybody sees now, for whoever reads about a failure."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, context in enumerate(self.contexts, 1):
            for page in context.pages:
                page.screenshot(path=folder / f"browser-{number}.png")

    def close(self) -> None:
        for context in self.contexts:
            context.close()

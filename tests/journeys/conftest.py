"""Journeys: people with browsers at one running product, each test in a workspace of its own.

CHROMIUM names the browser (`make test` finds or installs one); ARTEL_FRONTEND_DIST another build of the front end than
frontend/dist.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect

from config.state import CHECKOUT
from tests.journeys.browsers import Browsers, launched
from tests.journeys.ground import Ground
from tests.journeys.office import Office, open_office
from tests.journeys.server import Product, product

expect.set_options(timeout=20_000)  # ms: for a machine busy with other tests; a met condition waits for nothing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def running(django_db_setup: None) -> Iterator[Product]:
    assert (settings.FRONTEND_DIST / "index.html").exists(), "The front end is not built; `make test` builds it."
    with product() as one:
        yield one


@pytest.fixture(scope="session")
def ground(running: Product, django_db_blocker: Any) -> Iterator[Ground]:
    one = Ground(running.database_url, django_db_blocker)
    yield one
    one.close()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Closed before tests elsewhere run: Playwright's event loop would be in the way of their own."""
    with launched() as browser:
        yield browser


@pytest.fixture
def browsers(chromium: Browser, running: Product, request: pytest.FixtureRequest) -> Iterator[Browsers]:
    one = Browsers(chromium, running.address)
    yield one
    report = getattr(request.node, "rep_call", None)
    if report is None or report.failed:
        one.picture(CHECKOUT / "test-results" / re.sub(r"[^\w-]+", "-", request.node.name))
    one.close()
    assert one.complaints == []


@pytest.fixture
def office(ground: Ground, request: pytest.FixtureRequest) -> Office:
    words = re.findall(r"[a-z0-9]+", request.node.name.removeprefix("test_"))
    return open_office(ground, " ".join(words).capitalize())

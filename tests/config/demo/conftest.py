"""The demo, loaded once for all tests of this folder; every test's own changes are rolled back as usual."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from config.demo.content import words_of
from config.demo.loader import load_missing
from journal.fence import fence

# A Wednesday, so that working days and weekends are where the tests expect them.
START = datetime(2031, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The addresses of both workspaces, as loaded at START."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_missing(START)
        transaction.set_rollback(True)


@pytest.fixture(params=["ru", "en"])
def inside(request: Any, demo: list[str], db: None) -> Iterator[Any]:
    """Each workspace in turn, behind its fence."""
    from accounts.models import Workspace

    workspace = Workspace.objects.get(slug=words_of(request.param).slug)
    with fence(workspace.id, None, local=True):
        yield workspace


@pytest.fixture
def here(settings: Any) -> Client:
    """A browser on this machine, asking localhost, where the demo is switched on."""
    settings.DEMO = True
    return Client(headers={"host": "localhost:8000"})

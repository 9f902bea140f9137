"""Every test runs on a real PostgreSQL of its own, as the role that row-level security holds."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from config.postgres import release, state_dir

pytest_plugins = ["tests.cast", "tests.infrastructure.scheduling"]

# Before anything reads it: tests never touch the data of the checkout they are in. The processes of pytest-xdist
# inherit what their parent chose here.
if "PYTEST_XDIST_WORKER" not in os.environ:
    for _name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ARTEL_DEMO", "ARTEL_ORIGIN"):
        os.environ.pop(_name, None)
    os.environ["ARTEL_DATA"] = str(state_dir() / "tests")
    os.environ["ARTEL_POSTGRES_FAST"] = "1"
settings.FILES_DIR = state_dir() / "files"  # pytest-django read the settings before this file


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    from config.postgres import embedded
    from tests.infrastructure.database import copy_of_template, tables_emptied_quickly, use_database

    with django_db_blocker.unblock():
        os.environ.pop("DATABASE_URL", None)  # a parent process set its own
        use_database(embedded().url("artel", "artel"))
        with copy_of_template() as name, tables_emptied_quickly(name):
            use_database(embedded().url("artel", name))
            yield
            from django.db import connections

            connections.close_all()
    release()


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A Redis of this test process alone."""
    from tests.infrastructure.redis import private_redis

    with private_redis() as url:
        yield url


@pytest.fixture(scope="session", autouse=True)
def one_chain_of_middleware() -> Iterator[None]:
    """Every test browser would load the middleware for itself, and look at every static file: a third of a second."""
    from django.test.client import ClientHandler

    load = ClientHandler.load_middleware
    loaded: dict[str, Any] = {}

    def reuse(handler: ClientHandler, is_async: bool = False) -> None:
        if not loaded:
            load(handler, is_async)
            loaded.update(vars(handler))
        vars(handler).update({name: value for name, value in loaded.items() if name != "enforce_csrf_checks"})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", reuse)
        yield

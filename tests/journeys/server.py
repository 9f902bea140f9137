"""One running product for all journeys of a test run, with a database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from config.postgres import embedded
from tests.infrastructure.database import copy_of_template
from tests.infrastructure.serving import served


@dataclass(frozen=True)
class Product:
    """Where it answers, and where its rows are."""

    address: str
    database_url: str


@contextmanager
def product() -> Iterator[Product]:
    """The product with a new database; all journeys are in one process (tests/infrastructure/scheduling.py)."""
    with copy_of_template("_journeys") as name:
        environment = {
            "DATABASE_URL": embedded().url("artel", name),
            # Sessions and second factors that a test prepares must open with the same keys.
            "ARTEL_SECRET_KEY": settings.SECRET_KEY,
            "ARTEL_MFA_KEYS": ",".join(settings.MFA_SECRET_KEYS),
        }
        with served(**environment) as server:
            yield Product(server.address, environment["DATABASE_URL"])
            server.stop()

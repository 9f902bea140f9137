"""One running product for all journeys of a test run, with a database of its own."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, LOCK_SH, LOCK_UN, flock
from pathlib import Path

from django.conf import settings

from config.postgres import embedded, state_dir
from tests.infrastructure.database import copy_of_template
from tests.infrastructure.serving import served


@dataclass(frozen=True)
class Product:
    """Where it answers, and the name of its database."""

    run: str
    address: str
    database: str

    @property
    def database_url(self) -> str:
        return embedded().url("artel", self.database)


@contextmanager
def product(run: str) -> Iterator[Product]:
    """The product of this test run: the first process that needs it starts it, and outlives the others that use it.

    Args:
        run: the same for all processes of pytest-xdist, another for every run.
    """
    folder = state_dir() / "journeys"
    folder.mkdir(exist_ok=True)
    sign = folder / "product.json"
    with (folder / "turn.lock").open("a") as turn, (folder / "users.lock").open("a") as users:
        flock(turn, LOCK_EX)
        running = _read(sign)
        if running and running.run == run:
            flock(users, LOCK_SH)
            flock(turn, LOCK_UN)
            yield running
            return
        with _started(run) as started:
            sign.write_text(json.dumps(asdict(started)))
            flock(turn, LOCK_UN)
            yield started
            flock(turn, LOCK_EX)  # nobody may join any more,
            flock(users, LOCK_EX)  # and those who did have left
            sign.unlink()


def _read(sign: Path) -> Product | None:
    return Product(**json.loads(sign.read_text())) if sign.exists() else None


@contextmanager
def _started(run: str) -> Iterator[Product]:
    with copy_of_template("_journeys") as name:
        environment = {
            "DATABASE_URL": embedded().url("artel", name),
            # Sessions and second factors that a test prepares must open with the same keys.
            "ARTEL_SECRET_KEY": settings.SECRET_KEY,
            "ARTEL_MFA_KEYS": ",".join(settings.MFA_SECRET_KEYS),
        }
        with served(**environment) as server:
            yield Product(run, server.address, name)
            server.stop()


def run_of_this_process() -> str:
    """What names this test run in all of its processes."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))

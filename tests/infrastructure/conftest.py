"""Places and processes for the tests of the ground."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from config.postgres.cluster import Cluster
from config.postgres.server import Server


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty state folder."""
    with reachable_folder() as folder:
        monkeypatch.setenv("ARTEL_DATA", str(folder))
        monkeypatch.delenv("DATABASE_URL", raising=False)
        yield folder


@pytest.fixture(scope="module")
def installation() -> Iterator[Path]:
    """A state folder shared by the tests of a file: making a server takes seconds, migrating it more."""
    with reachable_folder() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARTEL_DATA", str(folder))
        patch.delenv("DATABASE_URL", raising=False)
        yield folder


@pytest.fixture(scope="module")
def cluster(installation: Path) -> Iterator[Cluster]:
    own = Cluster(installation / "postgres", fast=True)
    yield own
    own.stop()


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    """A running server with one user; `Server(cluster)` is another user, as another process would be."""
    first = Server(cluster)
    first.join()
    yield first
    first.leave()


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """Where root's PostgreSQL user can go too: pytest's own tmp_path is closed to it."""
    with TemporaryDirectory(dir=os.environ["ARTEL_DATA"], prefix="t-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder
        Cluster(folder / "postgres").stop()  # a test that killed its product left it

"""The embedded server of one state folder: started by whoever needs it first, stopped by the last one to leave."""

import atexit
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from functools import cache
from typing import IO
from urllib.parse import quote

from config.postgres.cluster import Cluster
from config.secrets import secret
from config.state import state_dir

FRESH = 1.0  # seconds
LOGIN, DATABASE = "artel", "artel"
# Raised when prepare_roles or prepare_database changes: existing servers are then prepared once more.
_PREPARATION = "1"


def database_url() -> str:
    """The address of Artel's database; starts nothing."""
    return os.environ.get("DATABASE_URL") or embedded().url(LOGIN, DATABASE)


def ensure_database() -> str:
    """The address of Artel's database, once a server answers there."""
    if not is_embedded():
        return os.environ["DATABASE_URL"]
    embedded().join()
    return embedded().url(LOGIN, DATABASE)


def superuser_url(database: str = "postgres") -> str:
    """The embedded server's administrator: for preparing, backup and restore, never for the application."""
    embedded().join()
    return embedded().url("postgres", database)


def release() -> None:
    """Stop using the embedded server; it stops when nobody else does."""
    if is_embedded():
        embedded().leave()


def is_embedded() -> bool:
    return not os.environ.get("DATABASE_URL")


def embedded() -> "Server":
    return _server(os.environ.get("ARTEL_DATA"), os.environ.get("ARTEL_POSTGRES_FAST") == "1")


@cache
def _server(_data: str | None, fast: bool) -> "Server":
    """Where the state folder is costs a look at the disk, and every request asks: once for every ARTEL_DATA."""
    return Server(Cluster(state_dir() / "postgres", fast))


@dataclass
class Server:
    """Shares one cluster between processes.

    Who uses it holds a shared lock on the file `users`; the kernel lets go of that even after kill -9, so there is no
    list of process ids to go stale. The lock on `turn` lets one process at a time start, prepare or stop.
    """

    cluster: Cluster
    _users: IO[str] | None = field(default=None, repr=False)
    _pid: int = 0
    _answered_at: float = -FRESH

    def url(self, login: str, database: str) -> str:
        host, port = self.cluster.address
        password = secret("postgres-administrator" if login == "postgres" else "postgres")
        return f"postgresql://{login}:{quote(password)}@/{database}?host={quote(host)}&port={port}"

    def answering_at(self) -> tuple[str, int]:
        """Host and port, once the server answers there."""
        self.join()
        return self.cluster.address

    def join(self) -> None:
        if self._users and self._pid == os.getpid() and self._answers():
            return
        self.cluster.programs.open_folder()
        with self._turn():
            self._hold()
            if not self.cluster.is_ready():
                self.cluster.make(secret("postgres-administrator"))
                self.cluster.start()
            self._prepare()

    def _answers(self) -> bool:
        """Asked before every use of a connection; a knock costs the server a process, so it knocks once a second."""
        now = time.monotonic()
        if now - self._answered_at > FRESH and self.cluster.is_ready():
            self._answered_at = now
        return now - self._answered_at <= FRESH

    def leave(self) -> None:
        users, self._users = self._users, None
        if users is None or self._pid != os.getpid():
            return
        atexit.unregister(self.leave)
        with users, suppress(FileNotFoundError), self._turn():  # somebody may have removed the whole folder
            try:
                flock(users, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                return
            self.cluster.stop()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with (self.cluster.folder / "turn").open("a") as turn:
            flock(turn, LOCK_EX)
            yield

    def _hold(self) -> None:
        if self._users and self._pid == os.getpid():
            return
        self._users = (self.cluster.folder / "users").open("a")
        self._pid = os.getpid()
        flock(self._users, LOCK_SH)
        atexit.register(self.leave)

    def _prepare(self) -> None:
        done = self.cluster.folder / "prepared"
        if done.exists() and done.read_text() == _PREPARATION:
            return
        # Imported here: the driver costs 50 ms and a prepared server needs none of it.
        from config.postgres.roles import prepare_database, prepare_roles

        administrator = self.url("postgres", "postgres")
        prepare_roles(administrator, LOGIN, secret("postgres"))
        prepare_database(administrator, DATABASE)
        done.write_text(_PREPARATION)

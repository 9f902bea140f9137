"""A whole installation of its own that may be killed: web server, worker, PostgreSQL, and a mail server that stays."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg
import pytest
from django.db import connection

from config.postgres.archive import _run as run_program
from config.postgres.cluster import Cluster
from config.postgres.server import Server, superuser_url
from tests.accounts.mail.postbox import Postbox
from tests.infrastructure.conftest import reachable_folder
from tests.infrastructure.serving import Running, free_port, gone, served


@dataclass
class House:
    """Args:
    database: its administrator's address.
    """

    folder: Path
    server: Server
    database: str
    postbox: Postbox
    port: int = field(default_factory=free_port)
    running: Running | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """The web server with its worker, at the same address each time."""
        self._open = ExitStack()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tests.infrastructure.serving.free_port", lambda: self.port)
            self.running = self._open.enter_context(served("--no-migrate", EMAIL_URL=self.postbox.url))

    def stop(self) -> None:
        self._open.close()
        self.running = None

    # -- killing -----------------------------------------------------------------------------------------------------

    def kill_web(self) -> None:
        """And its worker, which ends with it; then start both again."""
        assert self.running is not None
        workers = self.running.children("worker --tied")
        self.running.process.kill()
        self.running.process.wait()
        assert gone(*workers)
        self.stop()
        self.start()

    def kill_worker(self) -> None:
        """The web server starts another one."""
        assert self.running is not None
        for worker in self.running.children("worker --tied"):
            worker.kill()

    def kill_database(self) -> None:
        """The web server starts it again."""
        pid = self.server.cluster.postmaster()
        assert pid
        postmaster = psutil.Process(pid)
        postmaster.kill()
        assert gone(postmaster)

    # -- looking -----------------------------------------------------------------------------------------------------

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """As the administrator, behind no fence; waits for a database that comes back."""
        while True:
            with (
                suppress(psycopg.OperationalError),
                psycopg.connect(self.database, autocommit=True) as administrator,
            ):
                cursor = administrator.execute(query.encode(), values)
                return cursor.fetchall() if cursor.description else []

    def time_passes(self) -> None:
        """What died is found out: workers by their silence, mails by being late. Nobody waits those minutes here."""
        for query in _TIME_PASSES:
            self.rows(query)


_TIME_PASSES = (
    # The newest one lives.
    "update procrastinate_workers set last_heartbeat = last_heartbeat - interval '10 min'"
    " where id < (select max(id) from procrastinate_workers)",
    "update procrastinate_jobs set scheduled_at = now() where status = 'todo' and scheduled_at > now()",
    # Mails without a job that is still to be done.
    "update mail_outgoingmail mail set due_at = due_at - interval '10 min'"
    " where state in ('queued', 'trying', 'failed') and not exists (select 1 from procrastinate_jobs"
    " where args->>'mail_id' = mail.id::text and status in ('todo', 'doing'))",
    "insert into procrastinate_jobs (queue_name, task_name, args)"
    " select 'mail', 'mail.take_up_forgotten', '{\"timestamp\": 0}' where exists (select 1 from mail_outgoingmail"
    " where state in ('queued', 'trying', 'failed') and due_at < now() - interval '5 min')",
)


@contextmanager
def house_with_what_is_here() -> Iterator[House]:
    """A copy of the test's database, people and sessions included, in an installation of its own."""
    name, administrator = connection.settings_dict["NAME"], superuser_url()
    box = Postbox()
    with reachable_folder() as folder, pytest.MonkeyPatch.context() as patch:
        dump = folder / "here.dump"
        run_program("pg_dump", superuser_url(name), "--format=custom", "--compress=0", "--file", str(dump))
        assert administrator
        patch.setenv("ARTEL_DATA", str(folder))
        patch.setenv("ARTEL_SECRET_KEY", _key())
        # Acknowledged means on the disk, here too.
        patch.setenv("ARTEL_POSTGRES_FAST", "")
        patch.delenv("DATABASE_URL", raising=False)
        server = Server(Cluster(folder / "postgres"))
        server.join()
        house = House(folder, server, server.url("postgres", "artel"), box)
        run_program("pg_restore", house.database, "--exit-on-error", str(dump))
        house.start()
        try:
            yield house
        finally:
            house.stop()
            server.leave()
            box.close()


def _key() -> str:
    from django.conf import settings

    return str(settings.SECRET_KEY)


def writer(house: House, person: Any) -> httpx.Client:
    """A browser of somebody who is signed in here, and so there."""
    cookies = {name: morsel.value for name, morsel in person.client.cookies.items()}
    token = "x" * 32
    return httpx.Client(
        base_url=f"http://localhost:{house.port}",
        cookies={**cookies, "artel_csrf": token},
        headers={"X-CSRFToken": token, "Origin": f"http://localhost:{house.port}"},
        timeout=10,
        trust_env=False,
    )


assert os.environ["ARTEL_DATA"]  # set by tests/conftest.py: an installation lies inside the tests' own

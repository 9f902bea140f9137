"""`manage.py serve`: everything starts with it and ends with it, whatever happens to it."""

import signal
from pathlib import Path

import httpx
import psutil

from tests.infrastructure.serving import gone, running, served


def postmaster(installation: Path) -> psutil.Process:
    return psutil.Process(int((installation / "postgres/data/postmaster.pid").read_text().split()[0]))


def test_one_command_runs_it_all_and_ctrl_c_leaves_nothing(installation):
    with served() as server:
        assert httpx.get(server.address).status_code in (200, 503)  # 503: the front end is not built
        assert f"{server.address}/portal/" in server.said
        assert "emo" not in server.said
        [worker] = server.children("worker --tied")
        database = postmaster(installation)
        assert server.stop() == 0
    assert gone(worker, database)


def test_what_kill_9_left_is_ended_by_the_next_start(installation):
    with served() as server:
        [worker] = server.children("worker --tied")
        server.stop(signal.SIGKILL)
    assert gone(worker)
    with served() as server:
        database = postmaster(installation)
        assert server.stop(signal.SIGTERM) == 0
    assert gone(database)


def test_a_killed_database_is_started_again(installation):
    with served("--no-worker") as server:
        database = postmaster(installation)
        database.kill()
        assert gone(database)
        # Whoever needs it first starts it: this command, or the server that looks every two seconds.
        with running("shell", "-c", "from accounts.models import User; print('people', User.objects.count())") as shell:
            shell.wait_until_it_says("people 0")
        assert httpx.get(server.address).status_code in (200, 503)
        assert server.stop() == 0


def test_it_prints_the_address_for_a_phone(installation):
    with served("--no-worker", HOST="0.0.0.0") as server:  # noqa: S104
        [line] = [line for line in server.said.splitlines() if "From a phone" in line]
        address = line.split()[-1]
        assert "localhost" not in address
        assert httpx.get(address).status_code in (200, 503)

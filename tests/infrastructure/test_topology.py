"""Production as processes: two web servers, a worker, Redis and a PostgreSQL reached by its address."""

import os

import httpx
import pytest

from tests.infrastructure.serving import running, served


@pytest.fixture
def production(django_db_setup, redis_url, tmp_path):
    alive = tmp_path / "alive"
    environment = {"REDIS_URL": redis_url, "EMAIL_URL": "", "DATABASE_URL": os.environ["DATABASE_URL"]}
    with (
        served("--no-worker", "--no-migrate", **environment) as first,
        served("--no-worker", "--no-migrate", **environment) as second,
        running("worker", "--alive-file", str(alive), **environment) as worker,
    ):
        worker.wait_until_it_says("Waiting for jobs")
        yield first, second, worker, alive


@pytest.mark.django_db(transaction=True)
def test_either_server_answers_when_the_other_is_killed(production):
    first, second, worker, alive = production
    for server in (first, second):
        assert httpx.get(server.address).status_code in (200, 503)
        assert server.children("worker") == []
    first.process.kill()
    first.process.wait()
    assert httpx.get(second.address).status_code in (200, 503)
    assert second.stop() == 0
    assert worker.stop() == 0
    assert alive.exists()

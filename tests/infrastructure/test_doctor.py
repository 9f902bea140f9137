"""`manage.py doctor`: what it sees."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.infrastructure.serving import free_port


def examine() -> str:
    """What it says, whether well or not."""
    said = io.StringIO()
    try:
        call_command("doctor", stdout=said)
    except CommandError as verdict:
        said.write(f"CommandError: {verdict}")
    return said.getvalue()


@pytest.fixture
def healthy(db, settings, tmp_path):
    (tmp_path / "index.html").touch()
    settings.FRONTEND_DIST = tmp_path
    settings.REDIS_URL = ""


def test_a_healthy_installation_has_nothing_wrong(healthy):
    said = examine()
    assert "The database fits this version" in said
    assert "WRONG" not in said.replace("WRONG  The translations are compiled", "")


def test_it_misses_the_front_end(healthy, settings, tmp_path):
    settings.FRONTEND_DIST = tmp_path / "nothing"
    assert "WRONG  The front end is built" in examine()


def test_it_sees_that_redis_is_away(healthy, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    assert "WRONG  Redis answers" in examine()


def test_it_sees_a_redis_that_answers(healthy, settings, redis_url):
    settings.REDIS_URL = redis_url
    assert "ok     Redis answers" in examine()


def test_it_sees_jobs_that_nobody_works_on(healthy):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at) "
            "VALUES ('default', 'nobody', '{}', now() - interval '1 hour')"
        )
    assert "1 jobs have waited for more than 5 minutes" in examine()


def test_its_status_tells_too(healthy, settings, tmp_path):
    settings.FRONTEND_DIST = tmp_path / "nothing"
    with pytest.raises(CommandError):
        call_command("doctor", stdout=io.StringIO())

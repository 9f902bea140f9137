"""A worker that was killed leaves its jobs half done: the next one does them, and does nothing twice."""

from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail.models import OutgoingMail
from journal.acting import act
from journal.once import first_time
from tests.infrastructure.serving import running
from tests.workspace.records import made
from workspace.service_requests.tasks import write_to_client


@pytest.fixture
def asked(dana, workspace):
    """A request of Dana's, whose letter waits in the queue."""
    category = made(dana.get("/request-categories"))[0]["id"]
    return made(dana.post("/requests", {"category_id": category, "subject": "Where is it?", "text": "Where?"}))


def letter_job() -> ProcrastinateJob:
    return ProcrastinateJob.objects.get(task_name="service_requests.write_to_client")


def letters(person) -> int:
    with person.inside():
        return OutgoingMail.objects.filter(template="request_received").count()


@pytest.mark.django_db(transaction=True)
def test_a_job_that_was_being_done_is_done_by_the_next_worker(dana, asked):
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing', attempts = 1 where id = %s", [letter_job().id])
    with running("worker") as worker:
        worker.wait_until_it_says("was left by a worker that is gone")
        worker.wait_until_it_says("again")
        until_done(letter_job().id)
        assert worker.stop() == 0
    assert letters(dana) == 1


def until_done(job: int) -> None:
    """The database itself waits for it, half a minute at most."""
    with connection.cursor() as cursor:
        cursor.execute(
            "do $$ begin for turn in 1..600 loop"
            f" exit when (select status from procrastinate_jobs where id = {job}) = 'succeeded';"
            " perform pg_sleep(0.05); end loop; end $$"
        )
    assert letter_job().status == "succeeded"


@pytest.mark.django_db
def test_a_letter_that_was_committed_is_not_written_again(dana, asked):
    job = letter_job()
    context = SimpleNamespace(job=job)
    for _ in range(2):
        write_to_client(context, **job.args)
    assert letters(dana) == 1


@pytest.mark.django_db
def test_what_was_rolled_back_counts_as_not_done(alice, workspace):
    context = SimpleNamespace(job=SimpleNamespace(id=7))

    def once() -> bool:
        with act(workspace, by=alice.actor):
            return first_time(workspace.id, context)

    with transaction.atomic():
        assert once()
        transaction.set_rollback(True)
    assert once()
    assert not once()

"""kill -9 of the worker, of PostgreSQL and of the web server while eight people write.

Every comment that was acknowledged is there once, whoever was told of one was told once, and every mail is given to the
mail server once.
"""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from journal.ids import uuid7
from tests.cast import Person, add_person
from tests.chaos.house import House, house_with_what_is_here, writer
from workspace.deals.models import Deal
from workspace.deals.operations import open_deal, open_pipeline

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 8
# The browser's own: what is sent again as it is (frontend/src/api/outbox.ts).
AGAIN = (401, 429, 500, 502, 503, 504)


@dataclass
class Work:
    """What eight people have to say; `kills` happen when so many comments were acknowledged."""

    house: House
    deal: Deal
    reader: Person
    each: int
    said: dict[str, str] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    changed: threading.Condition = field(default_factory=threading.Condition)
    is_over: bool = False

    def write(self, person: Person) -> None:
        try:
            self._write(person)
        except BaseException:
            self.is_over = True
            raise

    def _write(self, person: Person) -> None:
        """One browser: one comment after the other, each until it is acknowledged."""
        with writer(self.house, person) as browser:
            for number in range(self.each):
                pk, words = str(uuid7()), f"word {number} of {person.member.name}."
                body = f"@[Bob](member:{self.reader.id}) {words}"
                self._until_acknowledged(browser, {"id": pk, "about": f"deal:{self.deal.id}", "body": body})
                with self.changed:
                    self.said[pk] = words
                    self.changed.notify_all()

    def _until_acknowledged(self, browser: httpx.Client, comment: dict[str, Any]) -> None:
        path = f"/api/w/{self.deal.workspace.slug}/comments"
        while not self.is_over:
            try:
                answer = browser.post(
                    path, json={**comment, "audience": "internal"}, headers={"Idempotency-Key": comment["id"]}
                )
            except httpx.TransportError as lost:
                self.answers[type(lost).__name__] += 1
                threading.Event().wait(0.05)  # a browser waits longer
                continue
            self.answers[str(answer.status_code)] += 1
            if answer.is_success:
                return
            assert answer.status_code in AGAIN, answer.text
            threading.Event().wait(0.05)

    def until(self, acknowledged: int) -> None:
        with self.changed:
            self.is_over |= not self.changed.wait_for(lambda: self.is_over or len(self.said) >= acknowledged, 120)


@pytest.fixture
def deal(alice, bob, workspace) -> Deal:
    """Bob's, so that everybody may mention him."""
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Sales", template="sales")
        return open_deal(workspace=workspace, pipeline=pipeline, title="Racks for the port", owner=bob.member)


@pytest.mark.parametrize(("each", "rounds"), [(6, 1), pytest.param(250, 10, marks=pytest.mark.proof)])
def test_what_was_acknowledged_is_there_once(workspace, alice, bob, deal, each, rounds):
    people = [add_person(workspace, f"Writer {number}", role="manager") for number in range(WRITERS)]
    with house_with_what_is_here() as house, ThreadPoolExecutor(WRITERS) as pool:
        work = Work(house, deal, bob, each)
        writing = [pool.submit(work.write, person) for person in people]
        kills = [house.kill_worker, house.kill_database, house.kill_web] * rounds
        for number, kill in enumerate(kills, start=1):
            work.until(number * WRITERS * each // (len(kills) + 1))
            if not work.is_over:
                kill()
        for one in writing:
            one.result()
        assert not work.is_over, work.answers
        until_everything_is_sent(house, len(work.said))
        check(house, work)


def until_everything_is_sent(house: House, mails: int) -> None:
    before, turn = 0, 0
    while turn < 900:  # without one more
        [(sent,)] = house.rows("select count(*) from mail_outgoingmail where state = 'sent' and template = 'mention'")
        if sent >= mails:
            return
        before, turn = sent, turn + 1 if sent == before else 0
        if turn % 30 == 29:
            house.time_passes()
        house.rows("select pg_sleep(0.1)")
    jobs = house.rows(
        "select id, task_name, status, attempts, worker_id from procrastinate_jobs where status <> 'succeeded'"
    )
    states = house.rows("select state, error, count(*) from mail_outgoingmail group by 1, 2")
    pytest.fail(f"not everything was sent: {states}, {jobs}")


def check(house: House, work: Work) -> None:
    there = house.rows("select id::text, body from comments_comment")
    assert Counter(pk for pk, _ in there) == Counter(work.said.keys()), work.answers
    for pk, body in there:
        assert body.endswith(work.said[pk])
    told = house.rows("select comment_id::text from notifications_notification where kind = 'mention'")
    assert Counter(pk for (pk,) in told) == Counter(work.said.keys())
    # Bob was told of his deal too, before.
    mails = [text for mail in house.postbox.mails if "word" in (text := mail.get_body(("plain",)).get_content())]
    given = Counter({words: sum(words in text for text in mails) for words in work.said.values()})
    assert set(given.values()) == {1}, [words for words, times in given.items() if times != 1]
    assert len({mail["Message-ID"] for mail in house.postbox.mails}) == len(house.postbox.mails)

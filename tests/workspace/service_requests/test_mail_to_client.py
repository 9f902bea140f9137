"""Mails about a request: received, answered, resolved; in the client's language, as their scope allows."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail.models import OutgoingMail
from tests.collaboration.notifications.jobs import run_mails
from tests.workspace.records import made
from workspace.service_requests.tasks import write_to_client

pytestmark = pytest.mark.django_db


def _mails(person):
    """The worker's part: the letters that come of the queued jobs, oldest first."""
    for job in ProcrastinateJob.objects.filter(task_name="service_requests.write_to_client").order_by("id"):
        write_to_client(**job.args)
    with person.inside():
        return list(OutgoingMail.objects.order_by("created_at"))


def test_the_client_gets_number_and_answer_time(dana, asked):
    (mail,) = _mails(dana)
    assert (mail.to, mail.template) == ("dana@north.test", "request_received")
    assert mail.subject == "We received your request R-1: Where is our delivery?"
    assert "We answer by" in mail.text
    assert f"/portal/north/requests/{asked.id}" in mail.text


def test_an_answer_is_mailed_with_its_text(bob, dana, asked):
    made(bob.post(f"/requests/{asked.id}/note", {"body": "Between us: it is lost."}))
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "<b>It is on the way.</b>"}))
    _received, mail = _mails(dana)
    assert mail.template == "request_answered"
    assert "<b>It is on the way.</b>" in mail.text
    assert "&lt;b&gt;It is on the way.&lt;/b&gt;" in mail.html
    assert "Bob" in mail.text
    assert "lost" not in mail.text + mail.html


def test_a_resolved_request_asks_to_confirm(bob, dana, asked):
    made(bob.post(f"/requests/{asked.id}/status", {"status": "resolved", "version": 1}))
    assert [mail.template for mail in _mails(dana)] == ["request_received", "request_resolved"]


def test_a_client_gets_no_letters_they_turned_off_but_the_one_with_the_number(bob, dana, asked):
    off = [{"kind": kind, "email": False} for kind in ("reply", "request")]
    made(dana.put("/notifications/settings", {"kinds": off}))
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "It is on the way."}))
    made(bob.post(f"/requests/{asked.id}/status", {"status": "resolved", "version": 2}))
    assert [mail.template for mail in _mails(dana)] == ["request_received"]
    assert len(made(dana.get("/notifications"))["items"]) == 2


def test_a_request_the_client_muted_writes_no_letters_but_the_one_with_the_number(bob, dana, asked):
    made(dana.put("/following", {"about": f"request:{asked.id}", "state": "mute"}))
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "It is on the way."}))
    made(bob.post(f"/requests/{asked.id}/status", {"status": "resolved", "version": 2}))
    assert [mail.template for mail in _mails(dana)] == ["request_received"]


def test_letters_speak_the_clients_language(bob, dana, asked):
    with dana.acting():
        type(dana.user).objects.filter(pk=dana.user.pk).update(language="ru")
    assert [mail.language for mail in _mails(dana)] == ["ru"]


def test_an_answer_taken_back_meanwhile_is_not_mailed(bob, dana, asked):
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "Wrong window"}))
    said = made(dana.get(f"/requests/{asked.id}/conversation"))["items"][0]
    made(bob.delete(f"/comments/{said['id']}"))
    assert [mail.template for mail in _mails(dana)] == ["request_received"]


def test_nobody_deactivated_is_mailed(dana, asked):
    with dana.acting():
        type(dana.member).objects.filter(pk=dana.member.pk).update(is_active=False)
    assert _mails(dana) == []


def test_a_refused_answer_leaves_no_job(bob, dana, asked):
    with bob.acting():
        type(asked).objects.filter(pk=asked.pk).update(status="closed")
    assert bob.post(f"/requests/{asked.id}/reply", {"body": "Late"})[0] == 409
    assert [mail.template for mail in _mails(dana)] == ["request_received"]


def test_a_change_is_told_in_the_words_of_whoever_reads_it(alice, bob, dana, asked):
    for person in (bob, dana):
        made(person.put("/following", {"about": f"request:{asked.id}", "state": "follow"}))
        made(person.put("/notifications/settings", {"kinds": [{"kind": "change", "email": True}]}))
    made(alice.post(f"/requests/{asked.id}/status", {"status": "waiting", "version": 1}))
    texts = {mail.to: mail.text for mail in run_mails(bob)}
    assert "Status: New → Waiting for client" in texts["bob@north.test"]
    assert "Status: New → Waiting for you" in texts["dana@north.test"]

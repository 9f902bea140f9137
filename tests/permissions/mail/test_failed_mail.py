from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail.models import OutgoingMail
from accounts.mail.operations import send
from tests.cast import Answer, Person


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


def _mail(person: Person, **fields: Any) -> OutgoingMail:
    with person.acting():
        mail = send(
            to="dana@client.test",
            language="en",
            template="security_notice",
            context={"what": "Something changed."},
            workspace=person.workspace,
        )
        for name, value in fields.items():
            setattr(mail, name, value)
        mail.save(update_fields=list(fields))
    return mail


@pytest.fixture
def failed(alice: Person) -> OutgoingMail:
    return _mail(alice, state="failed", error="SMTPRecipientsRefused", attempts=6)


def test_owners_see_what_did_not_go_out(failed: OutgoingMail, alice: Person) -> None:
    _mail(alice)
    status, answer = alice.get("/mail/failed")
    assert status == 200
    [shown] = answer["items"]
    assert shown.pop("created_at")
    assert shown == {
        "id": str(failed.id),
        "to": "dana@client.test",
        "subject": "Your account in Artel has changed",
        "error": "SMTPRecipientsRefused",
    }


def test_retry_queues_it_again(failed: OutgoingMail, alice: Person) -> None:
    before = ProcrastinateJob.objects.count()
    assert alice.post(f"/mail/{failed.id}/retry")[0] == 200
    assert ProcrastinateJob.objects.count() == before + 1
    assert alice.get("/mail/failed")[1]["items"] == []


def test_what_is_not_failed_is_not_retried(alice: Person) -> None:
    sent = _mail(alice, state="sent")
    assert _code(alice.post(f"/mail/{sent.id}/retry")) == (409, "already_sent")


def test_members_see_no_mails(failed: OutgoingMail, bob: Person) -> None:
    assert _code(bob.get("/mail/failed")) == (403, "forbidden")
    assert _code(bob.post(f"/mail/{failed.id}/retry")) == (404, "not_found")


def test_another_workspaces_mail_does_not_exist(failed: OutgoingMail, eve: Person) -> None:
    assert eve.get("/mail/failed")[1]["items"] == []
    assert _code(eve.post(f"/mail/{failed.id}/retry")) == (404, "not_found")


def test_pages_follow_each_other(alice: Person) -> None:
    for _number in range(3):
        _mail(alice, state="failed")
    first = alice.get("/mail/failed", limit=2)[1]
    second = alice.get("/mail/failed", limit=2, after=first["next"])[1]
    assert (len(first["items"]), len(second["items"]), second["next"]) == (2, 1, None)

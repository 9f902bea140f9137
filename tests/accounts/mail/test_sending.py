from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail import transport
from accounts.mail.errors import BadAddress, BadMailServer
from accounts.mail.models import OutgoingMail
from accounts.mail.operations import deliver, send, take_up_forgotten
from accounts.mail.queries import shown
from journal.fence import fence
from tests.accounts.mail.conftest import delivered, fresh
from tests.accounts.mail.postbox import Postbox
from tests.cast import Person

NOTICE = {"template": "security_notice", "context": {"what": "It changed."}, "language": "en"}


def _jobs(mail: OutgoingMail) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="mail.deliver", args__mail_id=str(mail.pk)).order_by("id"))


def test_the_row_and_the_job_are_written_together(mail: OutgoingMail) -> None:
    assert mail.state == "queued"
    assert len(_jobs(mail)) == 1


def test_neither_exists_when_the_act_fails(alice: Person) -> None:
    def act() -> None:
        with alice.acting():
            send(to="x@y.test", workspace=alice.workspace, **NOTICE)  # type: ignore[arg-type]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    with alice.inside():
        assert not OutgoingMail.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="mail.deliver").exists()


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@b.test\nBcc: c@d.test", "a@b.test\r\n", "a@b.test, c@d.test", "a b@c.test"]
)
def test_what_is_no_single_address_is_refused(db: None, to: str) -> None:
    with pytest.raises(BadAddress):
        send(to=to, **NOTICE)  # type: ignore[arg-type]


def test_without_a_server_it_lies_in_the_demo_mail(mail: OutgoingMail) -> None:
    assert delivered(mail).state == "shown"
    assert [one.pk for one in shown()] == [mail.pk]


def test_the_demo_mail_shows_mails_of_no_workspace_too(mail: OutgoingMail) -> None:
    other = send(to="x@y.test", **NOTICE)  # type: ignore[arg-type]
    for one in (mail, other):
        deliver(mail_id=one.pk, workspace_id=one.workspace_id)
    assert [one.pk for one in shown()] == [other.pk, mail.pk]


def test_a_server_gets_both_parts_and_a_fixed_name(mail: OutgoingMail, postbox: Postbox, bob: Person) -> None:
    assert delivered(mail).state == "sent"
    [taken] = postbox.mails
    assert taken["To"] == bob.user.email
    assert taken["Message-ID"] == mail.message_id
    assert taken["Subject"] == "Alice mentioned you: D-1 Warehouse"
    assert [part.get_content_type() for part in taken.iter_parts()] == ["text/plain", "text/html"]


def test_a_subject_in_russian_arrives(alice: Person, postbox: Postbox) -> None:
    context = {"who": "Анна", "about": "D-1 Ёлочный склад", "path": "/w/north"}
    with alice.acting():
        mail = send(to="x@y.test", language="en", template="assignment", context=context, workspace=alice.workspace)
    delivered(mail)
    assert "Ёлочный склад" in postbox.mails[0]["Subject"]


def test_the_people_of_the_demo_are_written_to_by_no_server(alice: Person, postbox: Postbox) -> None:
    mail = send(to="sofia@northway.example", **NOTICE)  # type: ignore[arg-type]
    assert delivered(mail).state == "shown"
    assert postbox.mails == []


def test_what_was_sent_is_not_kept(mail: OutgoingMail, postbox: Postbox) -> None:
    sent = delivered(mail)
    assert (sent.text, sent.html) == ("", "")
    assert sent.subject


def test_it_is_sent_once(mail: OutgoingMail, postbox: Postbox) -> None:
    delivered(mail)
    delivered(mail)
    assert len(postbox.mails) == 1


def test_a_refusal_is_kept_by_name_and_tried_again_later(mail: OutgoingMail, postbox: Postbox) -> None:
    postbox.refusal = "550 no such person bob@secret.test"
    failed = delivered(mail)
    assert (failed.state, failed.error, failed.attempts) == ("failed", "SMTPRecipientsRefused", 1)
    later = _jobs(mail)[-1].scheduled_at
    assert later is not None
    assert later > timezone.now()
    postbox.refusal = ""
    assert delivered(mail).state == "sent"


def test_after_six_attempts_it_stays_failed(mail: OutgoingMail, postbox: Postbox) -> None:
    postbox.refusal = "550 no"
    for _attempt in range(6):
        delivered(mail)
    assert fresh(mail).attempts == 6
    assert len(_jobs(mail)) == 6


def test_a_server_that_is_not_there_is_a_failure(mail: OutgoingMail, settings: Any) -> None:
    settings.EMAIL_URL = "smtp://127.0.0.1:9"
    assert delivered(mail).error == "ConnectionRefusedError"


@pytest.mark.parametrize("url", ["http://mail.test", "mail.test", "smtp://", "smtp"])
def test_an_address_that_is_none_is_a_failure(mail: OutgoingMail, settings: Any, url: str) -> None:
    settings.EMAIL_URL = url
    assert delivered(mail).error == BadMailServer.__name__


@pytest.mark.parametrize(
    ("url", "port", "is_encrypted", "starts_tls"),
    [
        ("smtp://mail.test", 25, False, False),
        ("smtps://mail.test", 465, True, False),
        ("submission://me%40mail.test:p%2Fw@mail.test", 587, False, True),
        ("submission://mail.test:2587", 2587, False, True),
    ],
)
def test_the_address_says_how_to_talk(url: str, port: int, is_encrypted: bool, starts_tls: bool) -> None:
    connection: Any = transport._connection(url, lambda: None)
    assert (connection.host, connection.port) == ("mail.test", port)
    assert (connection.use_ssl, connection.use_tls) == (is_encrypted, starts_tls)
    if "@" in url:
        assert (connection.username, connection.password) == ("me@mail.test", "p/w")


def test_a_forgotten_mail_is_taken_up(mail: OutgoingMail) -> None:
    take_up_forgotten()
    assert len(_jobs(mail)) == 1
    with fence(mail.workspace_id, None):
        OutgoingMail.objects.update(due_at=timezone.now() - timedelta(minutes=10))
    take_up_forgotten()
    take_up_forgotten()
    assert len(_jobs(mail)) == 2


def test_a_forgotten_mail_of_no_workspace_is_taken_up_too(db: None) -> None:
    mail = send(to="x@y.test", **NOTICE)  # type: ignore[arg-type]
    OutgoingMail.objects.update(due_at=timezone.now() - timedelta(minutes=10))
    take_up_forgotten()
    assert len(_jobs(mail)) == 2


def test_old_mails_are_dropped(mail: OutgoingMail) -> None:
    delivered(mail)
    with fence(mail.workspace_id, None):
        OutgoingMail.objects.update(sent_at=timezone.now() - timedelta(days=31))
        take_up_forgotten()
        assert not OutgoingMail.objects.exists()


def test_a_mail_of_no_workspace_is_not_written_or_read_inside_one(alice: Person) -> None:
    send(to="x@y.test", **NOTICE)  # type: ignore[arg-type]
    with alice.inside():
        assert not OutgoingMail.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            OutgoingMail.objects.create(to="x@y.test", language="en", template="x", subject="", text="", html="")


def test_mails_of_other_workspaces_are_out_of_sight(mail: OutgoingMail, eve: Person) -> None:
    with eve.inside():
        assert not OutgoingMail.objects.exists()
    with fence(None, eve.user.pk):
        assert not OutgoingMail.objects.exists()

"""Workers that send at the same time, or are killed: every mail once."""

import asyncio
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Bell
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.mail import transport
from accounts.mail.models import OutgoingMail
from accounts.mail.operations import deliver
from journal.fence import fence
from tests.accounts.mail.conftest import delivered, fresh
from tests.accounts.mail.postbox import Postbox


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_it_once(mail: OutgoingMail, postbox: Postbox) -> None:
    is_taken, may_go_on = Bell(), Bell()

    def hold() -> None:
        is_taken.set()
        may_go_on.wait(20)

    def work() -> None:
        try:
            deliver(mail_id=mail.pk, workspace_id=mail.workspace_id)
        finally:
            connections.close_all()

    postbox.at_quit = hold
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(work)
        assert is_taken.wait(20)
        deliver(mail_id=mail.pk, workspace_id=mail.workspace_id)
        may_go_on.set()
        first.result(20)
    assert len(postbox.mails) == 1
    assert fresh(mail).state == "sent"


def _worker(mail: OutgoingMail, postbox: Postbox) -> "subprocess.Popen[bytes]":
    """A process that delivers the mail."""
    programme = (
        "import sys, django; django.setup();"
        "from uuid import UUID; from accounts.mail.operations import deliver;"
        "deliver(mail_id=UUID(sys.argv[1]), workspace_id=UUID(sys.argv[2]))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "EMAIL_URL": postbox.url}
    command = [sys.executable, "-c", programme, str(mail.pk), str(mail.workspace_id)]
    return subprocess.Popen(command, env=environment)


def _killed(mail: OutgoingMail, postbox: Postbox, at: str) -> OutgoingMail:
    """The row that a worker leaves that is killed at one of the postbox's moments."""
    is_up = Bell()

    def kill() -> None:
        is_up.wait(20)
        worker.kill()
        worker.wait(20)

    setattr(postbox, at, kill)
    worker = _worker(mail, postbox)
    is_up.set()
    assert worker.wait(60) == -signal.SIGKILL
    setattr(postbox, at, None)
    return fresh(mail)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_after_the_server_took_the_mail_sends_it_once(mail: OutgoingMail, postbox: Postbox) -> None:
    left = _killed(mail, postbox, "at_content")  # it has the whole mail and has not said so
    assert (left.state, left.handed_at is not None) == ("trying", True)
    sent = delivered(mail)
    assert (sent.state, sent.error, sent.text) == ("sent", "Unconfirmed", "")
    assert len(postbox.mails) == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_before_the_server_had_the_mail_loses_nothing(mail: OutgoingMail, postbox: Postbox) -> None:
    left = _killed(mail, postbox, "at_data")  # it has not asked for the content yet
    assert (left.state, left.handed_at) == ("trying", None)
    assert delivered(mail).state == "sent"
    assert len(postbox.mails) == 1


def test_a_server_that_hangs_up_without_a_word_is_tried_again(mail: OutgoingMail, postbox: Postbox) -> None:
    postbox.at_content = postbox.hang_up
    failed = delivered(mail)
    assert (failed.state, failed.error, failed.handed_at) == ("failed", "SMTPServerDisconnected", None)
    postbox.at_content = None
    assert delivered(mail).state == "sent"


def test_one_whose_mail_was_taken_over_meanwhile_gives_nothing(mail: OutgoingMail, postbox: Postbox) -> None:
    def somebody_else_begins() -> None:
        with fence(mail.workspace_id, None):
            OutgoingMail.objects.update(due_at=timezone.now() + timedelta(seconds=1))

    mail_before = transport.hand_over

    def interrupted(one: OutgoingMail, *, about_to_give: Any) -> None:
        somebody_else_begins()
        mail_before(one, about_to_give=about_to_give)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("accounts.mail.operations.hand_over", interrupted)
        assert delivered(mail).state == "trying"
    assert postbox.mails == []


@pytest.mark.django_db(transaction=True)
def test_the_worker_delivers_what_is_queued(mail: OutgoingMail, postbox: Postbox) -> None:
    async def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as own:
            async with own.open_async():
                await own.run_worker_async(queues=["mail"], wait=False, install_signal_handlers=False)

    asyncio.run(work())
    assert fresh(mail).state == "sent"
    assert len(postbox.mails) == 1

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.mail.models import OutgoingMail
from accounts.mail.operations import deliver, send
from journal.fence import fence
from tests.accounts.mail.postbox import Postbox
from tests.cast import Person


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """The mail server that EMAIL_URL names."""
    box = Postbox()
    settings.EMAIL_URL = box.url
    yield box
    box.close()


@pytest.fixture
def mail(alice: Person, bob: Person) -> OutgoingMail:
    """Somebody mentioned bob; the mail waits."""
    with alice.acting():
        return send(
            to=bob.user.email,
            language="en",
            template="mention",
            context={"who": "Alice", "about": "D-1 Warehouse", "text": "Look here", "path": "/w/north/deals/1"},
            workspace=alice.workspace,
            recipient_member=bob.member,
        )


def fresh(mail: OutgoingMail) -> OutgoingMail:
    """The row as it is now."""
    with fence(mail.workspace_id, None):
        return OutgoingMail.objects.get(pk=mail.pk)


def delivered(mail: OutgoingMail) -> OutgoingMail:
    """Deliver it; the row afterwards."""
    deliver(mail_id=mail.pk, workspace_id=mail.workspace_id)
    return fresh(mail)

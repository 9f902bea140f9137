"""What a mail, a digest and a message to a browser say of a change: as much as the recipient's timeline shows."""

import json
from typing import Any

import pytest
from django.utils import translation

from accounts.mail.models import OutgoingMail
from collaboration.notifications.models import Notification
from collaboration.notifications.operations.mailing import send_digest
from collaboration.notifications.operations.pushing import _message
from collaboration.notifications.queries import lines_of, said_of
from config.state import CHECKOUT
from permissions.grants import share
from permissions.scope import Scope
from tests.cast import Person
from tests.collaboration.notifications.jobs import run_mails
from tests.workspace.records import edit, made
from workspace.activities.queries.words import FIELDS
from workspace.deals.models import Deal


def follow(person: Person, deal: Deal) -> None:
    made(person.put("/following", {"about": f"deal:{deal.id}", "state": "follow"}))
    made(person.put("/notifications/settings", {"kinds": [{"kind": "change", "email": True}]}))


def said(person: Person) -> str:
    with person.acting():
        rows = Notification.objects.filter(recipient=person.member).order_by("id")
        scope = Scope.of(person.member)
        return "\n".join(said_of(line, scope) for line in lines_of(list(rows), scope, person.workspace.slug))


def test_a_mail_says_what_has_changed(alice: Person, bob: Person, deal: Deal) -> None:
    follow(bob, deal)
    edit(alice, f"/deals/{deal.id}", amount=(None, "12500"), next_step=("", "Call <b>Anna</b>"))
    (mail,) = run_mails(bob)
    assert mail.subject == f"Alice changed {deal}"
    assert "Amount: — → 12,500" in mail.text
    assert "Next step: — → Call <b>Anna</b>" in mail.text
    assert "Call &lt;b&gt;Anna&lt;/b&gt;" in mail.html


def test_it_speaks_the_recipients_language(alice: Person, bob: Person, deal: Deal) -> None:
    follow(bob, deal)
    edit(alice, f"/deals/{deal.id}", expected_close=(None, "2026-12-03"), amount=(None, "12500.50"))
    with translation.override("ru"):
        assert said(bob) == "Сумма: — → 12\u00a0500,50\nОжидаем закрытия: — → 3 декабря 2026\u202fг."


def test_a_digest_and_a_message_to_a_browser_say_it_too(alice: Person, bob: Person, deal: Deal) -> None:
    made(bob.put("/following", {"about": f"deal:{deal.id}", "state": "follow"}))
    made(bob.put("/notifications/settings", {"digest": {"on": True, "hour": 0}}))
    edit(alice, f"/deals/{deal.id}", amount=(None, "12500"))
    with bob.acting():
        assert send_digest(workspace=bob.workspace, member_id=bob.id)
        digest = OutgoingMail.objects.get(template="digest")
        message = json.loads(_message(Notification.objects.get(recipient=bob.member), bob.workspace) or b"")
    assert f"{deal}\nAlice: Amount: — → 12,500" in digest.text
    assert message["body"] == "Alice: Amount: — → 12,500"


def test_an_outsider_is_told_of_what_their_page_shows(alice: Person, pavel: Person, shared_deal: Deal) -> None:
    with alice.acting():
        share(shared_deal, pavel.member, "comment")
    follow(pavel, shared_deal)
    edit(alice, f"/deals/{shared_deal.id}", amount=(None, "10"), next_step=("", "Squeeze them"))
    (mail,) = run_mails(pavel)
    assert "Amount: — → 10" in mail.text
    assert "Squeeze" not in mail.text + mail.html


@pytest.mark.parametrize(
    ("act", "words"),
    [("archive", "It was archived."), ("close", "Reason: — → Price"), ("move", "Stage: Lead → Qualified")],
)
def test_acts_are_told_by_what_they_changed_or_a_sentence(
    alice: Person, bob: Person, deal: Deal, stages: Any, act: str, words: str
) -> None:
    follow(bob, deal)
    more = {"close": {"outcome": "won", "reason": "Price"}, "move": {"stage_id": stages["Qualified"].id}}
    made(alice.post(f"/deals/{deal.id}/{act}", {"version": 1, **more.get(act, {})}))
    assert words in said(bob)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_fields_are_called_as_the_pages_call_them(language: str) -> None:
    source = CHECKOUT / "frontend" / "src" / "locales" / language / "record.json"
    pages = json.loads(source.read_text())["fieldName"]
    with translation.override(language):
        assert {name: str(words) for name, words in FIELDS.items()} == {name: pages[name] for name in FIELDS}
    assert set(pages) - set(FIELDS) <= OF_LISTS


# Columns of boards and lists, and settings nobody follows.
OF_LISTS = {"stages", "columns", "count", "teams", "order", "deals", "pipeline"}

"""Mails of the inbox: written by the worker, under the recipient's scope of that moment."""

from permissions.grants import end_share, shares_of
from tests.cast import Person, add_person
from tests.collaboration.comments.said import named, say
from tests.collaboration.notifications.jobs import run_mails
from workspace.companies.models import Company
from workspace.deals.models import Deal


def test_a_mention_is_mailed_with_the_way_to_the_comment(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, f"{named(bob)}, <b>call</b>")
    (mail,) = run_mails(bob)
    assert (mail.to, mail.template, mail.language) == ("bob@north.test", "mention", "en")
    assert mail.subject == "Alice mentioned you: D-1001 Racks for the port"
    assert f"/w/north/deals/{deal.id}?comment={comment['id']}" in mail.text
    assert "@Bob, &lt;b&gt;call&lt;/b&gt;" in mail.html


def test_it_is_written_in_the_recipients_language(
    alice: Person, pavel: Person, deal: Deal, partner_one: Company
) -> None:
    add_person(alice.workspace, "Petra", role="partner", kind="partner", circle=partner_one.circle, language="ru")
    body = {
        "object": f"deal:{deal.id}",
        "grantee": f"company:{partner_one.id}",
        "level": "view",
        "expires_at": "2999-01-31T12:00:00Z",
    }
    assert alice.post("/shares", body)[0] == 200
    mails = {mail.to: mail for mail in run_mails(alice)}
    assert {to: mail.language for to, mail in mails.items()} == {"pavel@north.test": "en", "petra@north.test": "ru"}
    assert "Jan. 31, 2999" in mails["pavel@north.test"].text
    assert "31 января 2999" in mails["petra@north.test"].text
    assert f"/portal/north/deals/{deal.id}" in mails["petra@north.test"].text


def test_a_record_lost_meanwhile_is_not_mailed(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    say(alice, shared_deal, f"{named(pavel)}, our secret", audience=f"company:{partner_one.id}")
    with alice.acting():
        for grant in shares_of(shared_deal):
            end_share(shared_deal, grant)
    assert run_mails(pavel) == []


def test_a_comment_deleted_meanwhile_is_not_mailed(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, named(bob))
    alice.delete(f"/comments/{comment['id']}")
    assert run_mails(bob) == []


def test_what_was_read_meanwhile_is_not_mailed(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    bob.post("/notifications/read-all")
    assert run_mails(bob) == []


def test_nobody_deactivated_is_mailed(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    with alice.inside():
        bob.member.is_active = False
        bob.member.save(update_fields=["is_active"])
    assert run_mails(alice) == []


def test_a_refused_comment_leaves_no_job(alice: Person, bob: Person, carol: Person, deal: Deal) -> None:
    alice.post("/comments", {"about": f"deal:{deal.id}", "body": f"{named(bob)} {named(carol)}"})
    assert run_mails(bob) == []


def test_an_answer_and_an_assignment_have_letters_of_their_own(alice: Person, bob: Person, deal: Deal) -> None:
    question = say(bob, deal, "Mine?")
    say(alice, deal, "Yours", parent_id=question["id"])
    alice.post(f"/deals/{deal.id}/reassign", {"owner_id": bob.id, "version": 1})
    subjects = [mail.subject for mail in run_mails(bob)]
    assert subjects == [
        "Alice replied: D-1001 Racks for the port",
        "Alice made you responsible: D-1001 Racks for the port",
    ]

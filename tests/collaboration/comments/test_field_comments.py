"""A comment on one field: only where the writer and everybody who reads it are shown the field."""

import pytest

from permissions.grants import share
from tests.cast import Person
from tests.collaboration.comments.said import say, try_to_say
from tests.workspace.records import made
from workspace.companies.models import Company
from workspace.deals.models import Deal


@pytest.fixture
def clients_deal(alice: Person, deal: Deal, client_one: Company) -> Deal:
    """The deal, shared with a client without its amount."""
    with alice.acting():
        share(deal, client_one.circle, "comment")
    return deal


def test_it_is_found_at_its_field(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, "Why this amount?", field="amount")
    assert comment["field"] == "amount"
    answer = say(bob, deal, "Because", parent_id=comment["id"])
    assert answer["field"] == "amount"
    say(alice, deal, "Something else", field="company_id")
    found = made(bob.get("/comments", about=f"deal:{deal.id}", field="amount"))["items"]
    assert [one["body"] for one in found] == ["Because", "Why this amount?"]
    assert made(bob.get("/comments", about=f"deal:{deal.id}", field="company"))["items"][0]["field"] == "company"
    say(alice, deal, "No field")
    everywhere = made(bob.get("/comments", about=f"deal:{deal.id}", field="*"))["items"]
    assert [one["field"] for one in everywhere] == ["company", "amount"]


@pytest.mark.parametrize("field", ["margin", "id", "version", "__class__", "pipeline__name"])
def test_it_refuses_a_field_there_is_none_of(alice: Person, deal: Deal, field: str) -> None:
    status, answer = try_to_say(alice, deal, field=field)
    assert (status, answer["error"]["code"], list(answer["error"]["fields"])) == (
        400,
        "field_not_commentable",
        ["field"],
    )


def test_it_refuses_an_audience_that_is_not_shown_the_field(
    alice: Person, dana: Person, clients_deal: Deal, client_one: Company
) -> None:
    audience = f"company:{client_one.id}"
    status, answer = try_to_say(alice, clients_deal, audience=audience, field="amount")
    assert (status, answer["error"]["code"]) == (409, "field_hidden_from_audience")
    assert say(alice, clients_deal, audience=audience, field="title")["field"] == "title"
    with alice.acting():
        share(clients_deal, client_one.circle, "comment", fields=["amount"])
    assert say(alice, clients_deal, audience=audience, field="amount")["field"] == "amount"


def test_an_outsider_cannot_tell_a_hidden_field_from_none(dana: Person, clients_deal: Deal) -> None:
    answers = [try_to_say(dana, clients_deal, field=field) for field in ("amount", "description", "nothing")]
    assert [answer["error"]["code"] for _status, answer in answers] == ["field_not_commentable"] * 3


def test_a_field_lost_since_is_not_named_any_more(
    alice: Person, dana: Person, clients_deal: Deal, client_one: Company
) -> None:
    with alice.acting():
        share(clients_deal, client_one.circle, "comment", fields=["amount"])
    say(alice, clients_deal, audience=f"company:{client_one.id}", field="amount")
    about = f"deal:{clients_deal.id}"
    assert made(dana.get("/comments", about=about, field="amount"))["items"][0]["field"] == "amount"
    with alice.acting():
        share(clients_deal, client_one.circle, "comment")
    assert made(dana.get("/comments", about=about))["items"][0]["field"] is None
    assert made(dana.get("/comments", about=about, field="amount"))["items"] == []


def test_a_partner_asks_about_the_amount_they_see(pavel: Person, shared_deal: Deal) -> None:
    assert say(pavel, shared_deal, "Why?", field="amount")["field"] == "amount"
    assert try_to_say(pavel, shared_deal, "Why?", field="next_step")[0] == 400

"""PATCH /deals/{id}: two people, one record."""

from typing import Any

from tests.cast import Person
from workspace.deals.models import Deal


def edit(person: Person, deal: Deal, **fields: Any) -> tuple[int, Any]:
    named = {name: {"base": base, "value": value} for name, (base, value) in fields.items()}
    return person.patch(f"/deals/{deal.id}", {"fields": named})


def test_different_fields_of_two_people_merge(alice: Person, bob: Person, deal: Deal) -> None:
    assert edit(alice, deal, amount=(None, "100"))[0] == 200
    status, answer = edit(bob, deal, next_step=("", "Call the port"))
    assert (status, answer["amount"], answer["next_step"]) == (200, "100.00", "Call the port")


def test_the_same_field_clashes_and_shows_before_and_theirs(alice: Person, bob: Person, deal: Deal) -> None:
    edit(alice, deal, amount=(None, "100"))
    status, answer = edit(bob, deal, amount=(None, "200"), next_step=("", "Call"))
    assert (status, answer["error"]["code"]) == (409, "clash")
    clash = answer["error"]["clash"]["amount"]
    assert (clash["base"], clash["theirs"], clash["mine"], clash["by"]["name"]) == (None, "100.00", "200", "Alice")
    assert bob.get(f"/deals/{deal.id}")[1]["next_step"] == ""


def test_the_same_value_twice_is_no_clash(alice: Person, bob: Person, deal: Deal) -> None:
    edit(alice, deal, amount=(None, "100"))
    assert edit(bob, deal, amount=(None, "100"))[0] == 200


def test_an_amount_that_somebody_enters_is_no_longer_an_estimate(alice: Person, deal: Deal) -> None:
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(amount_estimated=True)
    assert edit(alice, deal, amount=(None, "100"))[1]["amount_estimated"] is False


def test_a_quantity_that_cannot_be_is_refused_with_what_it_must_be(alice: Person, deal: Deal) -> None:
    line = {"title": "Training", "quantity": "2", "price": "10"}
    status, answer = alice.post(f"/deals/{deal.id}/lines", {**line, "quantity": "0"})
    assert (status, answer["error"]["fields"]) == (400, {"quantity": ["Must be more than 0."]})
    [kept] = alice.post(f"/deals/{deal.id}/lines", line)[1]["lines"]
    edit = {"fields": {"quantity": {"base": "2", "value": "-3"}}}
    status, answer = alice.patch(f"/deals/{deal.id}/lines/{kept['id']}", edit)
    assert (status, answer["error"]["fields"]) == (400, {"quantity": ["Must be more than 0."]})


def test_it_refuses_fields_that_are_not_edited_this_way(alice: Person, deal: Deal) -> None:
    for name in ("owner_id", "stage_id", "version", "workspace_id", "nonsense"):
        status, answer = edit(alice, deal, **{name: (None, "x")})
        assert (status, list(answer["error"]["fields"])) == (400, [name])


def test_it_refuses_a_company_of_another_workspace(alice: Person, eve: Person, deal: Deal) -> None:
    theirs = eve.post("/companies", {"name": "Elsewhere"})[1]
    assert edit(alice, deal, company_id=(None, theirs["id"]))[0] == 404


def test_it_refuses_an_archived_deal(alice: Person, deal: Deal) -> None:
    assert alice.post(f"/deals/{deal.id}/archive", {"version": 1})[0] == 200
    status, answer = edit(alice, deal, title=(deal.title, "New"))
    assert (status, answer["error"]["code"]) == (409, "deal_is_archived")
    assert alice.post(f"/deals/{deal.id}/restore", {"version": 2})[0] == 200

"""Undo: what one did, as a new fact, unless it was changed since."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from journal.ids import uuid7
from journal.models import Event
from permissions.grants import share
from tests.cast import Answer, Person
from tests.workspace.records import last_event, made
from workspace.companies.models import Company
from workspace.deals.models import Deal, DealGroupGrant, Stage


def act(person: Person, path: str, body: Any, *, method: str = "post") -> str:
    """Do something; its mutation id."""
    mutation = str(uuid7())
    made(getattr(person, method)(path, body, x_mutation_id=mutation))
    return mutation


def undo(person: Person, mutation: str, new: str = "") -> Answer:
    return person.post("/undo", {"mutation_id": mutation}, x_mutation_id=new or str(uuid7()))


def read(person: Person, deal: Deal) -> Any:
    return made(person.get(f"/deals/{deal.id}"))


def change(person: Person, deal: Deal, **fields: tuple[Any, Any]) -> str:
    edits = {name: {"base": base, "value": value} for name, (base, value) in fields.items()}
    return act(person, f"/deals/{deal.id}", {"fields": edits}, method="patch")


def test_an_edit_is_taken_back_as_a_new_fact(alice: Person, deal: Deal) -> None:
    mutation = change(alice, deal, amount=(None, "120.50"), title=("Racks for the port", "Racks"))
    answer = made(undo(alice, mutation))
    assert answer["undone"] == [{"type": "deal", "id": str(deal.id)}]
    assert (read(alice, deal)["amount"], read(alice, deal)["title"]) == (None, "Racks for the port")
    event = last_event(alice.workspace)
    assert (event.kind, event.mutation_id) == ("deal.edited", answer["mutation_id"])
    assert event.payload["changes"]["amount"] == ["120.50", None]


def test_a_move_taken_back_leaves_its_days_in_the_stage(alice: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    with alice.inside():
        Deal.objects.update(stage_since=timezone.now() - timedelta(days=9))
    since = read(alice, deal)["stage_since"]
    body = {"stage_id": str(stages["Proposal"].id), "version": read(alice, deal)["version"]}
    mutation = act(alice, f"/deals/{deal.id}/move", body)
    assert read(alice, deal)["stage_since"] != since
    made(undo(alice, mutation))
    assert read(alice, deal)["stage_since"] == since


def test_undo_is_undone(alice: Person, deal: Deal) -> None:
    mutation, again = change(alice, deal, amount=(None, "120.50")), str(uuid7())
    made(undo(alice, mutation, again))
    made(undo(alice, again))
    assert Decimal(read(alice, deal)["amount"]) == Decimal("120.50")


def test_twice_is_refused(alice: Person, deal: Deal) -> None:
    mutation = change(alice, deal, amount=(None, "120.50"))
    made(undo(alice, mutation))
    status, answer = undo(alice, mutation)
    assert (status, answer["error"]["code"]) == (409, "already_undone")


def test_a_field_changed_since_is_refused_and_another_is_not(alice: Person, bob: Person, deal: Deal) -> None:
    mutation = change(alice, deal, amount=(None, "120.50"))
    change(bob, deal, next_step=("", "Call"))
    other = change(alice, deal, title=("Racks for the port", "Racks"))
    change(bob, deal, amount=("120.50", "130"))
    status, answer = undo(alice, mutation)
    assert (status, answer["error"]["code"], list(answer["error"]["fields"])) == (409, "changed_since", ["amount"])
    made(undo(alice, other))
    shown = read(alice, deal)
    assert (shown["title"], shown["next_step"], Decimal(shown["amount"])) == ("Racks for the port", "Call", 130)


def test_a_move_goes_back_to_its_place(alice: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    before = read(alice, deal)
    mutation = act(alice, f"/deals/{deal.id}/move", {"stage_id": stages["Contract"].id, "version": 1})
    made(undo(alice, mutation))
    shown = read(alice, deal)
    assert (shown["stage"]["name"], shown["rank"]) == ("Lead", before["rank"])
    assert last_event(alice.workspace).payload["changes"] == {"stage": ["Contract", "Lead"]}


def test_a_deal_moved_on_since_is_refused(alice: Person, bob: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    mutation = act(alice, f"/deals/{deal.id}/move", {"stage_id": stages["Contract"].id, "version": 1})
    made(bob.post(f"/deals/{deal.id}/move", {"stage_id": stages["Proposal"].id, "version": 2}))
    status, answer = undo(alice, mutation)
    assert (status, answer["error"]["code"]) == (409, "changed_since")
    assert read(alice, deal)["stage"]["name"] == "Proposal"


def test_a_closed_deal_is_open_again_where_it_was(alice: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    made(alice.post(f"/deals/{deal.id}/move", {"stage_id": stages["Qualified"].id, "version": 1}))
    mutation = act(alice, f"/deals/{deal.id}/close", {"outcome": "lost", "reason": "Price", "version": 2})
    made(undo(alice, mutation))
    shown = read(alice, deal)
    assert (shown["status"], shown["stage"]["name"], shown["close_reason"]) == ("open", "Qualified", "")
    assert last_event(alice.workspace).kind == "deal.reopened"


def test_a_reopened_deal_is_closed_again_with_its_reason(alice: Person, deal: Deal) -> None:
    made(alice.post(f"/deals/{deal.id}/close", {"outcome": "lost", "reason": "Price", "version": 1}))
    mutation = act(alice, f"/deals/{deal.id}/reopen", {"version": 2})
    made(undo(alice, mutation))
    assert (read(alice, deal)["status"], read(alice, deal)["close_reason"]) == ("lost", "Price")


def test_archive_and_owner_are_taken_back(alice: Person, bob: Person, deal: Deal) -> None:
    given = act(alice, f"/deals/{deal.id}/reassign", {"owner_id": bob.id, "version": 1})
    away = act(alice, f"/deals/{deal.id}/archive", {"version": 2})
    made(undo(alice, away))
    made(undo(alice, given))
    shown = read(alice, deal)
    assert (shown["archived_at"], shown["owner"]["name"]) == (None, "Alice")
    back = act(alice, f"/deals/{deal.id}/archive", {"version": 5})
    made(alice.post(f"/deals/{deal.id}/restore", {"version": 6}))
    assert undo(alice, back)[1]["error"]["code"] == "changed_since"


def test_only_ones_own_acts(alice: Person, bob: Person, eve: Person, deal: Deal) -> None:
    mutation = change(alice, deal, amount=(None, "120.50"))
    assert undo(bob, mutation)[0] == 404
    assert undo(eve, mutation)[0] == 404
    assert undo(alice, str(uuid7()))[0] == 404


def test_it_asks_for_the_right_of_now(alice: Person, bob: Person, deal: Deal) -> None:
    mutation = change(bob, deal, amount=(None, "120.50"))
    with alice.acting():
        deal.pipeline.group_grants.all().delete()
    assert undo(bob, mutation)[0] == 404
    assert Decimal(read(alice, deal)["amount"]) == Decimal("120.50")


def test_what_has_left_the_house_is_not_taken_back(alice: Person, deal: Deal, partner_one: Company) -> None:
    said = act(alice, "/comments", {"about": f"deal:{deal.id}", "body": "Hello"})
    with alice.acting():
        share(deal, partner_one.circle, "comment")
        grant = DealGroupGrant.objects.get()
    ended = str(uuid7())
    assert alice.delete(f"/shares/{grant.id}", None, x_mutation_id=ended)[0] == 204
    for mutation in (said, ended):
        status, answer = undo(alice, mutation)
        assert (status, answer["error"]["code"]) == (409, "cannot_be_undone")
    with alice.inside():
        assert not DealGroupGrant.objects.exists()


def test_after_an_hour_it_is_too_late(alice: Person, deal: Deal) -> None:
    mutation = change(alice, deal, amount=(None, "120.50"))
    with alice.inside():
        Event.objects.filter(mutation_id=mutation).update(created_at=timezone.now() - timedelta(hours=2))
    status, answer = undo(alice, mutation)
    assert (status, answer["error"]["code"]) == (409, "too_late")


def test_companies_people_and_products_are_taken_back(alice: Person) -> None:
    other = made(alice.post("/companies", {"name": "Other"}))
    job = {"id": other["id"], "job_title": "Buyer"}
    person = made(alice.post("/people", {"first_name": "Ann", "companies": [job]}))
    product = made(alice.post("/products", {"name": "Rack", "price": "10"}))
    edits: list[tuple[str, dict[str, list[Any]]]] = [
        (f"/companies/{other['id']}", {"name": ["Other", "Another"], "owner_id": [None, str(alice.id)]}),
        (f"/people/{person['id']}", {"last_name": ["", "Lee"], "companies": [[job], []]}),
        (f"/products/{product['id']}", {"price": ["10.00", "12.00"]}),
    ]
    for path, fields in edits:
        before = lasting(made(alice.get(path)))
        body = {"fields": {name: {"base": base, "value": value} for name, (base, value) in fields.items()}}
        mutation = act(alice, path, body, method="patch")
        assert lasting(made(alice.get(path))) != before
        made(undo(alice, mutation))
        assert lasting(made(alice.get(path))) == before
    mutation = act(alice, f"/companies/{other['id']}/archive", {})
    made(undo(alice, mutation))
    assert made(alice.get(f"/companies/{other['id']}"))["archived_at"] is None


def lasting(record: Any) -> Any:
    """A record without what every change moves."""
    return {name: value for name, value in record.items() if name not in ("version", "updated_at")}

"""One timeline a record, of every kind; outsiders read theirs, masked, since they were let in."""

from typing import Any

from permissions.grants import share
from tests.cast import Person
from tests.collaboration.comments.said import say
from tests.workspace.records import edit, made
from workspace.companies.models import Company
from workspace.deals.models import Deal, Stage


def timeline(person: Person, about: str, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = made(person.get("/timeline", about=about, **query))["items"]
    return found


def told(items: list[dict[str, Any]]) -> list[tuple[str, list[tuple[str, Any, Any]]]]:
    return [(item["kind"], [(one["field"], one["before"], one["after"]) for one in item["changes"]]) for item in items]


def test_companies_people_and_products_have_one(alice: Person, bob: Person) -> None:
    for path, body, noun in (
        ("/companies", {"name": "Acme"}, "company"),
        ("/people", {"first_name": "Ann"}, "person"),
        ("/products", {"name": "Rack"}, "product"),
    ):
        record = made(alice.post(path, body))
        made(edit(bob if noun != "product" else alice, f"{path}/{record['id']}", description=("", "Big")))
        made(alice.post(f"{path}/{record['id']}/archive", {}))
        about = f"{noun}:{record['id']}"
        assert told(timeline(bob, about)) == [
            ("archived", []),
            ("change", [("description", "", "Big")]),
            ("opened", []),
        ]
        assert [item["kind"] for item in timeline(bob, about, filter="changes", limit=1)] == ["archived"]


def test_older_pages_come_by_their_cursor(alice: Person, deal: Deal) -> None:
    for n in range(3):
        say(alice, deal, str(n))
    about = f"deal:{deal.id}"
    page = made(alice.get("/timeline", about=about, limit=2))
    assert [item["comment"]["body"] for item in page["items"]] == ["2", "1"]
    rest = made(alice.get("/timeline", about=about, limit=2, after=page["next"]))
    assert ([item["kind"] for item in rest["items"]], rest["next"]) == (["comment", "opened"], None)
    assert alice.get("/timeline", about=about, after="x")[0] == 400


def test_a_partner_reads_only_what_their_page_shows(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company, stages: dict[str, Stage]
) -> None:
    about, path = f"deal:{shared_deal.id}", f"/deals/{shared_deal.id}"
    edit(alice, path, amount=(None, "10"), next_step=("", "Squeeze them"))
    edit(alice, path, description=("", "Secret"))
    made(alice.post(f"{path}/move", {"stage_id": stages["Proposal"].id, "version": 3}))
    say(alice, shared_deal, "Internal")
    say(alice, shared_deal, "Hello", audience=f"company:{partner_one.id}")
    made(alice.post(f"{path}/activities", {"kind": "call", "text": "Rang"}))
    assert told(timeline(pavel, about)) == [
        ("comment", []),
        ("moved", [("stage", "Lead", "Proposal")]),
        ("change", [("amount", None, "10")]),
    ]
    assert [item["kind"] for item in timeline(rita, about)] == ["moved", "change"]
    assert [item["actor"] for item in timeline(rita, about)] == [
        one and {**one, "name": "Alice"} for one in [item["actor"] for item in timeline(rita, about)]
    ]
    assert len(timeline(alice, about)) == 9


def test_a_client_reads_public_names_and_nothing_from_before(
    alice: Person, dana: Person, deal: Deal, client_one: Company, stages: dict[str, Stage]
) -> None:
    about, path = f"deal:{deal.id}", f"/deals/{deal.id}"
    edit(alice, path, title=(deal.title, "Before"))
    with alice.acting():
        share(deal, client_one.circle, "comment")
    edit(alice, path, amount=(None, "10"), currency=("EUR", "USD"), title=("Before", "After"))
    made(alice.post(f"{path}/move", {"stage_id": stages["Contract"].id, "version": 3}))
    items = timeline(dana, about)
    assert told(items)[-1] == ("change", [("title", "Before", "After")])
    text = str(items)
    assert "Contract" not in text or stages["Contract"].public_name == "Contract"
    assert "amount" not in text
    assert "currency" not in text


def test_pages_do_not_tell_how_much_is_hidden(
    alice: Person, dana: Person, deal: Deal, client_one: Company, stages: dict[str, Stage]
) -> None:
    about, path = f"deal:{deal.id}", f"/deals/{deal.id}"
    with alice.acting():
        share(deal, client_one.circle, "view")
        Stage.objects.filter(pk=stages["Qualified"].pk).update(public_name=stages["Lead"].public_name)
    edit(alice, path, title=(deal.title, "One"))
    edit(alice, path, next_step=("", "Squeeze them"))
    made(alice.post(f"{path}/move", {"stage_id": stages["Qualified"].id, "version": 3}))
    edit(alice, path, title=("One", "Two"))
    edit(alice, path, description=("", "Secret"))
    page = made(dana.get("/timeline", about=about, limit=1))
    assert told(page["items"]) == [("change", [("title", "One", "Two")])]
    rest = made(dana.get("/timeline", about=about, limit=1, after=page["next"]))
    assert (told(rest["items"]), rest["next"]) == ([("change", [("title", deal.title, "One")])], None)


def test_whoever_does_not_see_the_record_sees_no_timeline(carol: Person, dana: Person, deal: Deal) -> None:
    for person in (carol, dana):
        assert person.get("/timeline", about=f"deal:{deal.id}")[0] == 404
    assert dana.get("/timeline", about="company:0190a1b2-0000-7000-8000-000000000000")[0] == 404
    assert carol.get("/timeline", about="deal")[0] == 400

"""GET /shares/preview: the outsider's page, exactly, and nothing is shared by looking."""

from typing import Any

from permissions.models import Grant
from tests.cast import Person
from tests.collaboration.sharing.asking import company, give, member, shares
from workspace.companies.models import Company
from workspace.deals.models import Deal


def preview(person: Person, deal: Deal, grantee: str, **more: Any) -> Any:
    status, answer = person.get("/shares/preview", object=f"deal:{deal.id}", grantee=grantee, **more)
    assert status == 200, answer
    return answer["page"]["deal"]


def test_it_is_what_the_partner_gets_afterwards(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    shown = preview(alice, deal, company(partner_one), level="comment")
    assert pavel.get(f"/deals/{deal.id}")[0] == 404
    give(alice, deal, company(partner_one), "comment")
    assert pavel.get(f"/deals/{deal.id}")[1] == shown


def test_it_is_what_the_client_gets_afterwards(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(amount=99)
    assert preview(alice, deal, member(dana))["amount"] is None
    shown = preview(alice, deal, member(dana), level="view", fields="amount")
    assert shown["amount"] == "99.00"
    give(alice, deal, member(dana), "view", fields=["amount"])
    assert dana.get(f"/deals/{deal.id}")[1] == shown


def test_it_shows_a_pipeline(alice: Person, deal: Deal, partner_one: Company) -> None:
    query = {"object": f"pipeline:{deal.pipeline_id}", "grantee": company(partner_one), "level": "view"}
    status, answer = alice.get("/shares/preview", **query)
    assert status == 200
    assert "Racks for the port" in str(answer["page"])


def test_it_adds_to_what_they_hold_already(alice: Person, deal: Deal, partner_one: Company) -> None:
    give(alice, deal.pipeline, company(partner_one), "move")
    assert "deal.move" in preview(alice, deal, company(partner_one))["abilities"]
    assert "deal.move" in preview(alice, deal, company(partner_one), level="view")["abilities"]


def test_looking_shares_nothing(alice: Person, deal: Deal) -> None:
    with alice.acting():
        newcomer = Company.objects.create(workspace=alice.workspace, name="Newcomer", relation="client")
    assert preview(alice, deal, company(newcomer))["title"] == deal.title
    with alice.inside():
        newcomer.refresh_from_db()
    assert newcomer.circle_id is None
    assert shares(alice, deal) == []
    assert issubclass(type(deal.group_grants.model()), Grant)


def test_it_is_for_those_who_may_share(
    alice: Person, bob: Person, carol: Person, eve: Person, deal: Deal, partner_one: Company
) -> None:
    query = {"object": f"deal:{deal.id}", "grantee": company(partner_one)}
    assert [person.get("/shares/preview", **query)[0] for person in (alice, bob, carol, eve)] == [200, 200, 404, 404]
    assert alice.get("/shares/preview", **{**query, "fields": "close_reason"})[0] == 400
    assert alice.get("/shares/preview", **{**query, "grantee": member(eve)})[0] == 404

"""POST, PATCH and DELETE /shares: who outside sees what, how much of it, and until when."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Membership
from journal.models import Event
from permissions.grants import share, shares_of
from tests.cast import Person, add_company
from tests.collaboration.sharing.asking import company, give, member, shares, try_to_share
from workspace.companies.models import Company
from workspace.deals.models import Deal


def sees(person: Person, deal: Deal) -> bool:
    return person.get(f"/deals/{deal.id}")[0] == 200


def test_a_company_gets_a_deal(alice: Person, pavel: Person, rita: Person, deal: Deal, partner_one: Company) -> None:
    given = give(alice, deal, company(partner_one), "comment")
    assert given["grantee"] == {"kind": "company", "id": str(partner_one.id), "name": "Partner One"}
    assert (given["level"], given["expires_at"], given["fields"]) == ("comment", None, [])
    assert given["granted_by"]["name"] == "Alice"
    assert (sees(pavel, deal), sees(rita, deal)) == (True, False)
    assert shares(alice, deal) == [("Partner One", "comment")]


def test_a_person_gets_a_pipeline_and_the_deals_in_it(alice: Person, dana: Person, deal: Deal) -> None:
    give(alice, deal.pipeline, member(dana))
    assert sees(dana, deal)
    assert shares(alice, deal.pipeline) == [("Dana", "view")]


def test_the_same_grantee_has_one_share(alice: Person, deal: Deal, partner_one: Company) -> None:
    first = give(alice, deal, company(partner_one), "move")
    give(alice, deal, company(partner_one), "view")
    again = give(alice, deal, company(partner_one), "view")
    assert shares(alice, deal) == [("Partner One", "view")]
    assert first["id"] != again["id"]


def test_telling_once_is_enough(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    give(alice, deal, company(partner_one), "view")
    give(alice, deal, company(partner_one), "move")
    assert pavel.get("/notifications/unread")[1] == {"count": 1}


def test_a_company_without_portal_people_gets_its_circle_when_first_shared_with(alice: Person, deal: Deal) -> None:
    with alice.acting():
        newcomer = Company.objects.create(workspace=alice.workspace, name="Newcomer", relation="partner")
    give(alice, deal, company(newcomer))
    with alice.inside():
        newcomer.refresh_from_db()
    assert newcomer.circle_id is not None
    assert shares(alice, deal) == [("Newcomer", "view")]


def test_the_departments_of_a_pipeline_are_no_shares(alice: Person, deal: Deal) -> None:
    assert shares(alice, deal.pipeline) == []


def test_level_end_and_fields_change(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    given = give(alice, deal, company(partner_one), "view")
    end = (timezone.now() + timedelta(days=3)).isoformat()
    status, changed = alice.patch(f"/shares/{given['id']}", {"level": "move", "expires_at": end, "fields": ["amount"]})
    assert (status, changed["level"], changed["fields"]) == (200, "move", ["amount"])
    status, kept = alice.patch(f"/shares/{changed['id']}", {"level": "comment"})
    assert (kept["expires_at"] is None, kept["fields"]) == (False, ["amount"])
    assert alice.patch(f"/shares/{kept['id']}", {"expires_at": None})[1]["expires_at"] is None


def test_it_ends_at_once(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    given = give(alice, deal, company(partner_one), "comment")
    assert sees(pavel, deal)
    assert alice.delete(f"/shares/{given['id']}") == (204, None)
    assert not sees(pavel, deal)
    assert pavel.get("/comments", about=f"deal:{deal.id}")[0] == 404
    assert shares(alice, deal) == []
    with alice.inside():
        event = Event.objects.filter(kind="access.changed").order_by("seq").last()
        assert event is not None
        assert event.payload["groups"] == [pavel.member.circle.group_id]
    assert alice.delete(f"/shares/{given['id']}")[0] == 404


def test_it_ends_by_itself(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    given = give(alice, deal, company(partner_one))
    with alice.acting():
        deal.group_grants.update(expires_at=timezone.now() - timedelta(hours=1))
    assert not sees(pavel, deal)
    assert shares(alice, deal) == []
    assert alice.patch(f"/shares/{given['id']}", {"level": "move"})[0] == 404
    give(alice, deal, company(partner_one))
    assert sees(pavel, deal)


def test_the_amount_is_shown_to_a_client_only_where_it_was_ticked(
    alice: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(amount=1234)
    given = give(alice, deal, company(client_one))
    assert dana.get(f"/deals/{deal.id}")[1]["amount"] is None
    alice.patch(f"/shares/{given['id']}", {"fields": ["amount"]})
    assert dana.get(f"/deals/{deal.id}")[1]["amount"] == "1234.00"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"level": "edit"}, "level"),
        ({"level": "owner"}, "level"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2999-01-01T00:00:00"}, "expires_at"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"fields": ["close_reason"]}, "fields"),
        ({"grantee": "company"}, "grantee"),
        ({"grantee": f"team:{uuid.uuid4()}"}, "grantee"),
        ({"object": f"company:{uuid.uuid4()}"}, "object"),
        ({"object": "deal:1"}, "object"),
    ],
)
def test_it_refuses_what_makes_no_share(
    alice: Person, deal: Deal, partner_one: Company, change: dict[str, Any], field: str
) -> None:
    body = {"object": f"deal:{deal.id}", "grantee": company(partner_one), "level": "view", **change}
    status, answer = alice.post("/shares", body)
    assert (status, list(answer["error"]["fields"])) == (400, [field])
    assert shares(alice, deal) == []


def test_it_refuses_colleagues_and_companies_that_are_no_outsiders(alice: Person, bob: Person, deal: Deal) -> None:
    plain = add_company(alice.workspace, "Prospect", "none")
    assert try_to_share(alice, deal, member(bob))[1]["error"]["code"] == "only_outsiders"
    assert try_to_share(alice, deal, company(plain))[1]["error"]["code"] == "company_is_not_outside"


def test_it_refuses_those_who_cannot_sign_in(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        known = Membership.objects.create(workspace=alice.workspace, name="Uninvited", kind="client")
        dana.member.is_active = False
        dana.member.save(update_fields=["is_active"])
    assert try_to_share(alice, deal, f"member:{known.id}")[1]["error"]["code"] == "cannot_sign_in"
    assert try_to_share(alice, deal, member(dana))[1]["error"]["code"] == "person_is_deactivated"
    assert shares(alice, deal) == []


def test_it_knows_nobody_of_another_workspace(alice: Person, eve: Person, deal: Deal) -> None:
    theirs = eve.post("/companies", {"name": "Elsewhere", "relation": "partner"})[1]
    for grantee in (f"company:{theirs['id']}", member(eve), f"company:{uuid.uuid4()}"):
        assert try_to_share(alice, deal, grantee)[0] == 404
    assert try_to_share(eve, deal, f"company:{theirs['id']}")[0] == 404


def test_sharing_is_a_verb_of_its_own(
    alice: Person, bob: Person, carol: Person, pavel: Person, deal: Deal, partner_one: Company
) -> None:
    assert try_to_share(carol, deal, company(partner_one))[0] == 404
    assert try_to_share(pavel, deal, company(partner_one))[0] == 404
    assert give(bob, deal, company(partner_one))
    with alice.acting():
        for grant in shares_of(deal.pipeline):
            share(deal.pipeline, bob.member.teams.get().circle, "view")
            assert grant is not None
    (given,) = bob.get("/shares", object=f"deal:{deal.id}")[1]
    assert try_to_share(bob, deal, company(partner_one))[0] == 403
    assert bob.patch(f"/shares/{given['id']}", {"level": "move"})[0] == 403
    assert bob.delete(f"/shares/{given['id']}")[0] == 403
    assert shares(alice, deal) == [("Partner One", "view")]


def test_a_departments_access_cannot_be_ended_as_a_share(alice: Person, bob: Person, deal: Deal) -> None:
    with alice.inside():
        (opened,) = shares_of(deal.pipeline)
    assert alice.delete(f"/shares/{opened.id}")[0] == 404
    assert alice.patch(f"/shares/{opened.id}", {"level": "view"})[0] == 404
    assert sees(bob, deal)


def test_shares_of_another_workspace_are_not_found(
    alice: Person, eve: Person, deal: Deal, partner_one: Company
) -> None:
    given = give(alice, deal, company(partner_one))
    assert eve.patch(f"/shares/{given['id']}", {"level": "move"})[0] == 404
    assert eve.delete(f"/shares/{given['id']}")[0] == 404
    assert eve.get("/shares", object=f"deal:{deal.id}")[0] == 404
    assert shares(alice, deal) == [("Partner One", "view")]


def test_the_portal_has_no_sharing(pavel: Person, shared_deal: Deal) -> None:
    about = f"deal:{shared_deal.id}"
    paths = {
        "/shares": {"object": about},
        "/shares/candidates": {},
        "/shares/preview": {"object": about, "grantee": member(pavel)},
        "/explain": {"object": about},
    }
    for path, query in paths.items():
        assert pavel.get(path, **query)[0] == 404
        assert pavel.get(f"/api/w/north{path}", **query)[0] == 404


def test_candidates_are_outside_companies_and_their_people(
    alice: Person, bob: Person, pavel: Person, dana: Person, eve: Person, partner_two: Company
) -> None:
    add_company(alice.workspace, "Prospect", "none")
    status, found = alice.get("/shares/candidates")
    assert status == 200
    assert [(one["name"], one["kind"], one["relation"], one["people_count"]) for one in found] == [
        ("Client One", "company", "client", 1),
        ("Partner One", "company", "partner", 1),
        ("Partner Two", "company", "partner", 0),
        ("Dana", "member", "client", 1),
        ("Pavel", "member", "partner", 1),
    ]
    (person,) = alice.get("/shares/candidates", q="pAv")[1]
    assert (person["name"], person["company"], person["email"]) == ("Pavel", "Partner One", pavel.member.email)
    assert [one["key"] for one in alice.get("/shares/candidates", q="partner two")[1]] == [company(partner_two)]


def test_the_timeline_names_whom_it_was_opened_to(
    alice: Person, deal: Deal, dana: Person, partner_one: Company
) -> None:
    given = give(alice, deal, company(partner_one))
    give(alice, deal, member(dana))
    assert alice.delete(f"/shares/{given['id']}")[0] in (200, 204)
    _status, page = alice.get(f"/deals/{deal.id}/timeline", filter="changes")
    told = [(one["kind"], one["detail"]["grantee_name"]) for one in page["items"] if "share" in one["kind"]]
    assert told == [("share_ended", "Partner One"), ("shared", "Dana"), ("shared", "Partner One")]

"""PATCH /companies/{id}: two people, one record."""

from typing import Any

import pytest

from accounts.models import Membership, Workspace
from tests.cast import Person
from tests.workspace.records import NOBODYS_ID, digest, edit, last_event, made
from workspace.companies.models import Company


@pytest.fixture
def gull(bob: Person) -> Any:
    return made(bob.post("/companies", {"name": "Gull", "industry": "Trade"}))


@pytest.fixture
def path(gull: Any) -> str:
    return f"/companies/{gull['id']}"


def test_it_merges_edits_of_different_fields(bob: Person, carol: Person, path: str):
    made(edit(carol, path, industry=("Trade", "Logistics")))
    company = made(edit(bob, path, name=("Gull", "Gull & Sons"), address=("", "Pier 3")))
    assert (company["name"], company["industry"], company["address"]) == ("Gull & Sons", "Logistics", "Pier 3")
    assert company["version"] == 3


def test_it_shows_what_changed_to_the_timeline(bob: Person, path: str, workspace: Workspace):
    made(edit(bob, path, industry=("Trade", "Logistics"), owner_id=(None, str(bob.id))))
    event = last_event(workspace)
    assert event.kind == "company.edited"
    assert event.payload["changes"] == {"industry": ["Trade", "Logistics"], "owner": ["", "Bob"]}


def test_it_refuses_a_clash_and_says_who_was_first(bob: Person, carol: Person, path: str):
    made(edit(carol, path, name=("Gull", "Seagull")))
    status, answer = edit(bob, path, name=("Gull", "Albatross"), industry=("Trade", "Fishing"))
    assert (status, answer["error"]["code"], answer["error"]["version"]) == (409, "clash", 2)
    clash = answer["error"]["clash"]
    assert list(clash) == ["name"]
    assert (clash["name"]["base"], clash["name"]["theirs"], clash["name"]["mine"]) == ("Gull", "Seagull", "Albatross")
    assert (clash["name"]["by"]["name"], clash["name"]["at"][:2]) == ("Carol", "20")
    assert made(bob.get(path))["industry"] == "Trade"


def test_it_says_who_gave_the_company_to_somebody_else(bob: Person, carol: Person, path: str):
    made(edit(carol, path, owner_id=(None, str(carol.id))))
    status, answer = edit(bob, path, owner_id=(None, str(bob.id)))
    assert status == 409
    assert answer["error"]["clash"]["owner_id"]["by"]["name"] == "Carol"


def test_it_takes_the_same_change_from_two_people(bob: Person, carol: Person, path: str):
    made(edit(carol, path, name=("Gull", "Seagull")))
    assert made(edit(bob, path, name=("Gull", "Seagull")))["version"] == 2


def test_it_takes_a_phone_in_any_form_and_its_stored_form_as_base(bob: Person, path: str):
    made(edit(bob, path, phone=("", "+7 (912) 345-67-89")))
    company = made(edit(bob, path, phone=("+79123456789", "+44 161 496 0000")))
    assert company["phone_shown"] == "+44 161 496 0000"


@pytest.mark.parametrize(
    ("field", "base", "value"),
    [
        ("name", "Gull", " "),
        ("relation", "none", "enemy"),
        ("owner_id", None, "me"),
        ("phone", "", "x" * 41),
        ("name", 1, "a"),
    ],
)
def test_it_refuses_values_of_the_wrong_type(bob: Person, path: str, field: str, base: Any, value: Any):
    before = digest("companies_company")
    status, answer = edit(bob, path, **{field: (base, value)})
    assert (status, list(answer["error"]["fields"])) == (400, [field])
    assert digest("companies_company") == before


@pytest.mark.parametrize(
    "field", ["version", "workspace_id", "archived_at", "circle_id", "sort_name", "owner__name", "__class__"]
)
def test_it_refuses_fields_that_nobody_may_edit(bob: Person, path: str, field: str):
    status, answer = edit(bob, path, **{field: (None, None)})
    assert (status, list(answer["error"]["fields"])) == (400, [field])


@pytest.mark.parametrize(
    "body", [{}, {"fields": {}}, {"fields": {"name": {"value": "a"}}}, {"fields": {"name": "a"}}, []]
)
def test_it_refuses_a_body_without_base_values(bob: Person, path: str, body: Any):
    assert bob.patch(path, body)[0] == 400


def test_it_gives_a_company_to_staff_only(bob: Person, dana: Person, eve: Person, path: str):
    assert edit(bob, path, owner_id=(None, str(dana.id)))[1]["error"]["code"] == "owner_cannot_work"
    assert edit(bob, path, owner_id=(None, str(eve.id)))[0] == 404
    assert edit(bob, path, team_id=(None, NOBODYS_ID))[0] == 404


def test_it_refuses_a_deactivated_owner(bob: Person, carol: Person, path: str):
    with carol.inside():
        Membership.objects.filter(pk=carol.id).update(is_active=False)
    assert edit(bob, path, owner_id=(None, str(carol.id)))[1]["error"]["code"] == "owner_cannot_work"


def test_it_opens_the_circle_once_a_prospect_becomes_a_client(bob: Person, gull: Any, path: str):
    made(edit(bob, path, relation=("none", "client")))
    with bob.inside():
        circle = Company.objects.get(pk=gull["id"]).circle_id
    assert circle is not None
    made(edit(bob, path, relation=("client", "partner")))
    with bob.inside():
        assert Company.objects.get(pk=gull["id"]).circle_id == circle


def test_it_keeps_the_kind_of_a_company_whose_people_use_the_portal(bob: Person, dana: Person, client_one: Company):
    status, answer = edit(bob, f"/companies/{client_one.id}", relation=("client", "none"))
    assert (status, answer["error"]["code"]) == (409, "portal_people_remain")


def test_it_does_not_edit_an_archived_company(alice: Person, path: str):
    made(alice.post(f"{path}/archive"))
    status, answer = edit(alice, path, name=("Gull", "Seagull"))
    assert (status, answer["error"]["code"]) == (409, "company_is_archived")


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(
    request: pytest.FixtureRequest, workspace: Workspace, path: str, outsider: str
):
    person = request.getfixturevalue(outsider)
    assert edit(person, f"/api/w/{workspace.slug}{path}", name=("Gull", "Mine"))[0] == 404
    assert edit(person, path, name=("Gull", "Mine"))[0] == 404

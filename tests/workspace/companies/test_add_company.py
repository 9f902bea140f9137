"""POST /companies."""

import pytest

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.records import HOSTILE_NAMES, NOBODYS_ID, last_event, made
from workspace.companies.models import Company

NUMBER = "+79123456789"


def test_it_adds_a_company_with_all_its_fields(bob: Person, sales):
    company = made(
        bob.post(
            "/companies",
            {
                "name": "Северный склад",
                "domain": "https://www.Sklad.ru/about",
                "phone": "+7 912 345-67-89",
                "address": "Мурманск",
                "industry": "Логистика",
                "description": "Первая строка\nвторая",
                "owner_id": bob.id,
                "team_id": sales.id,
            },
        )
    )
    assert company["name"] == "Северный склад"
    assert company["domain"] == "sklad.ru"
    assert (company["phone"], company["phone_shown"]) == (NUMBER, "+7 912 345-67-89")
    assert company["description"] == "Первая строка\nвторая"
    assert company["owner"]["name"] == "Bob"
    assert company["team"] == {"id": str(sales.id), "name": "Sales"}
    assert (company["relation"], company["version"], company["archived_at"]) == ("none", 1, None)
    assert "company.edit" in company["abilities"]


def test_it_tells_that_a_company_was_added(bob: Person, workspace: Workspace):
    company = made(bob.post("/companies", {"name": "Gull"}, x_mutation_id="mine"))
    event = last_event(workspace)
    assert (event.kind, str(event.about_id), event.actor_id, event.mutation_id) == (
        "company.added",
        company["id"],
        bob.id,
        "mine",
    )
    assert event.audience == {"noun": "company", "keys": ["*"]}


@pytest.mark.parametrize(
    "written", ["8 912 345 67 89", "8(912)345-67-89", "7 912 3456789", "912 345-67-89", "+79123456789"]
)
def test_it_keeps_a_russian_phone_in_one_form(bob: Person, workspace: Workspace, written: str):
    Workspace.objects.filter(pk=workspace.pk).update(language="ru", currency="RUB")
    assert made(bob.post("/companies", {"name": "Gull", "phone": written}))["phone"] == NUMBER


def test_it_refuses_what_is_no_phone(bob: Person):
    status, answer = bob.post("/companies", {"name": "Gull", "phone": "call me"})
    assert (status, answer["error"]["code"]) == (400, "not_a_phone")
    assert list(answer["error"]["fields"]) == ["phone"]


@pytest.mark.parametrize("domain", ["javascript:alert(1)", "two words.com", "nowhere", 'a".com'])
def test_it_refuses_what_is_no_site(bob: Person, domain: str):
    status, answer = bob.post("/companies", {"name": "Gull", "domain": domain})
    assert (status, answer["error"]["code"]) == (400, "not_a_domain")


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_it_keeps_a_hostile_name_as_plain_text(bob: Person, name: str):
    company = made(bob.post("/companies", {"name": name}))
    assert made(bob.get(f"/companies/{company['id']}"))["name"] == name


def test_it_drops_what_nobody_can_see_in_a_name(bob: Person):
    name = "  Gu\u202ell\u0000\u200b \ud800\t&\n Sons\u2069 "
    assert made(bob.post("/companies", {"name": name}))["name"] == "Gull & Sons"


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u200b"])
def test_it_demands_a_name(bob: Person, name: str):
    status, answer = bob.post("/companies", {"name": name})
    assert (status, list(answer["error"]["fields"])) == (400, ["name"])


@pytest.mark.parametrize("body", [{"name": "x" * 201}, {"name": 5}, {"name": "a", "relation": "enemy"}, [], "text"])
def test_it_refuses_bad_input_in_the_one_shape(bob: Person, body):
    status, answer = bob.post("/companies", body)
    assert status == 400
    assert set(answer["error"]) >= {"code", "message", "fields"}


def test_it_takes_the_id_a_browser_proposes(bob: Person):
    assert made(bob.post("/companies", {"id": NOBODYS_ID, "name": "Gull"}))["id"] == NOBODYS_ID


def test_it_refuses_an_id_in_use_even_by_another_workspace(bob: Person, eve: Person):
    made(eve.post("/companies", {"id": NOBODYS_ID, "name": "Theirs"}))
    status, answer = bob.post("/companies", {"id": NOBODYS_ID, "name": "Ours"})
    assert (status, answer["error"]["code"]) == (409, "id_taken")


def test_it_adds_once_when_the_browser_repeats(bob: Person):
    first = made(bob.post("/companies", {"name": "Gull"}, key="k1"))
    assert made(bob.post("/companies", {"name": "Gull"}, key="k1"))["id"] == first["id"]
    assert made(bob.get("/companies/count"))["count"] == 1


@pytest.mark.parametrize("field", ["owner_id", "team_id"])
def test_it_does_not_find_people_and_teams_of_another_workspace(bob: Person, eve: Person, field: str):
    status, answer = bob.post("/companies", {"name": "Gull", field: eve.id})
    assert (status, answer["error"]["code"]) == (404, "not_found")


def test_it_refuses_an_outsider_as_owner(bob: Person, pavel: Person):
    status, answer = bob.post("/companies", {"name": "Gull", "owner_id": pavel.id})
    assert (status, answer["error"]["code"]) == (400, "owner_cannot_work")


@pytest.mark.parametrize("relation", ["client", "partner"])
def test_it_opens_a_circle_for_people_who_will_sign_in(bob: Person, relation: str):
    company = made(bob.post("/companies", {"name": "Gull", "relation": relation}))
    with bob.inside():
        assert Company.objects.get(pk=company["id"]).circle is not None


def test_it_opens_no_circle_for_a_prospect(bob: Person):
    company = made(bob.post("/companies", {"name": "Gull"}))
    with bob.inside():
        assert Company.objects.get(pk=company["id"]).circle is None


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(request: pytest.FixtureRequest, workspace: Workspace, outsider: str):
    person = request.getfixturevalue(outsider)
    status, _ = person.post(f"/api/w/{workspace.slug}/companies", {"name": "Gull"})
    assert status == 404

"""GET /people, /people/count, archive and restore."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.records import edit, last_event, made, names


@pytest.fixture
def gull(bob: Person) -> str:
    return made(bob.post("/companies", {"name": "Gull"}))["id"]


@pytest.fixture
def people(bob: Person, workspace: Workspace, gull: str) -> dict[str, str]:
    """Three Russians; only Alyona works at Gull."""
    Workspace.objects.filter(pk=workspace.pk).update(language="ru", currency="RUB")
    bodies: list[dict[str, Any]] = [
        {"last_name": "Ёлкина", "first_name": "Алёна", "phones": ["8 912 345-67-89"], "companies": [{"id": gull}]},
        {"last_name": "Елизаров", "first_name": "Пётр", "middle_name": "Ильич", "emails": ["petr@sklad.ru"]},
        {"last_name": "Жуков", "phones": ["+49 151 20304050"], "owner_id": bob.id},
    ]
    return {body["last_name"]: made(bob.post("/people", body))["id"] for body in bodies}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("name", ["Елизаров", "Ёлкина", "Жуков"]), ("-name", ["Жуков", "Ёлкина", "Елизаров"])],
)
def test_it_sorts_by_last_name_as_a_russian_expects(bob: Person, people: Any, sort: str, expected: list[str]):
    assert [item["last_name"] for item in made(bob.get("/people", sort=sort))["items"]] == expected


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("елкина", "Ёлкина"),
        ("ЁЛКИНА АЛЕНА", "Ёлкина"),
        ("алёна ёлк", "Ёлкина"),
        ("89123456789", "Ёлкина"),
        ("8 (912) 345", "Ёлкина"),
        ("+7 912", "Ёлкина"),
        ("912-345", "Ёлкина"),
        ("6789", "Ёлкина"),
        ("petr@SKLAD", "Елизаров"),
        ("пётр ильич", "Елизаров"),
        ("петр елиз", "Елизаров"),
        ("+49 151", "Жуков"),
        ("810 49 151 20304050", "Жуков"),
    ],
)
def test_it_finds_somebody_however_it_is_written(bob: Person, people: Any, q: str, found: str):
    assert [item["last_name"] for item in made(bob.get("/people", q=q))["items"]] == [found]


@pytest.mark.parametrize("q", ["%", "иванов", "8 913", "+1 912"])
def test_it_finds_nobody_where_there_is_nobody(bob: Person, people: Any, q: str):
    assert names(bob.get("/people", q=q)) == []


def test_it_narrows_by_company_and_responsible_person(bob: Person, people: Any, gull: str):
    assert names(bob.get("/people", company=gull)) == ["Алёна Ёлкина"]
    assert names(bob.get("/people", owner=bob.id)) == ["Жуков"]
    assert made(bob.get("/people/count", company=gull)) == {"count": 1, "exact": True}


def test_it_finds_nobody_at_a_company_of_another_workspace(bob: Person, eve: Person, people: Any):
    theirs = made(eve.post("/companies", {"name": "Theirs"}))["id"]
    made(eve.post("/people", {"last_name": "Их", "companies": [{"id": theirs}]}))
    assert names(bob.get("/people", company=theirs)) == []
    assert names(bob.get("/people", q="их")) == []


@pytest.mark.parametrize("query", ["owner__password", "places__company", "emails", "search_text"])
def test_it_refuses_a_filter_that_is_not_on_the_list(bob: Person, query: str):
    for path in ("/people", "/people/count"):
        status, answer = bob.get(path, **{query: "x"})
        assert (status, list(answer["error"]["fields"])) == (400, [query])


def test_it_asks_the_database_equally_often_for_one_and_for_many(bob: Person, people: Any, gull: str):
    with CaptureQueriesContext(connection) as one:
        bob.get("/people", company=gull)
    made(bob.post("/people", {"last_name": "B", "companies": [{"id": gull}]}))
    with CaptureQueriesContext(connection) as many:
        bob.get("/people", company=gull)
    assert len(many) == len(one)


def test_it_puts_people_away_and_brings_them_back(alice: Person, bob: Person, people: Any, workspace: Workspace):
    path = f"/people/{people['Жуков']}"
    assert bob.post(f"{path}/archive")[0] == 403
    made(alice.post(f"{path}/archive"))
    assert last_event(workspace).kind == "person.archived"
    assert "Жуков" not in names(bob.get("/people"))
    assert names(bob.get("/people", archived="1")) == ["Жуков"]
    assert alice.post(f"{path}/archive")[1]["error"]["code"] == "person_is_archived"
    assert edit(bob, path, first_name=("", "x"))[1]["error"]["code"] == "person_is_archived"
    made(alice.post(f"{path}/restore"))
    assert last_event(workspace).kind == "person.restored"


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(
    request: pytest.FixtureRequest, workspace: Workspace, people: Any, outsider: str
):
    person = request.getfixturevalue(outsider)
    for path in ("/people", "/people/count", f"/people/{people['Жуков']}"):
        assert person.get(f"/api/w/{workspace.slug}{path}")[0] == 404

"""POST /people."""

from typing import Any

import pytest

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.records import HOSTILE_NAMES, NOBODYS_ID, last_event, made

IVANOV = {"first_name": "Пётр", "middle_name": "Ильич", "last_name": "Иванов"}


@pytest.fixture
def gull(bob: Person) -> Any:
    return made(bob.post("/companies", {"name": "Gull"}))


@pytest.fixture
def tern(bob: Person) -> Any:
    return made(bob.post("/companies", {"name": "Tern"}))


@pytest.fixture
def in_russia(workspace: Workspace) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(language="ru", currency="RUB")


def test_it_adds_a_person_with_all_their_fields(bob: Person, gull: Any, tern: Any, in_russia: None):
    person = made(
        bob.post(
            "/people",
            {
                **IVANOV,
                "emails": [" Petr@Example.RU ", "petr@example.ru", "иван@почта.рф"],
                "phones": ["8 912 345-67-89", "+7 (912) 345 67 89", "8 (495) 123-45-67 доб. 12"],
                "companies": [{"id": tern["id"], "job_title": "Директор"}, {"id": gull["id"]}],
                "description": "Звонить\nпосле обеда",
                "owner_id": bob.id,
            },
        )
    )
    assert person["name"] == "Пётр Ильич Иванов"
    assert person["emails"] == ["petr@example.ru", "иван@почта.рф"]
    assert person["phones"] == ["+79123456789", "+74951234567;ext=12"]
    assert person["phones_shown"] == ["+7 912 345-67-89", "+7 495 123-45-67 ext. 12"]
    assert person["companies"] == [
        {"id": tern["id"], "name": "Tern", "job_title": "Директор"},
        {"id": gull["id"], "name": "Gull", "job_title": ""},
    ]
    assert (person["description"], person["owner"]["name"]) == ("Звонить\nпосле обеда", "Bob")
    assert "person.edit" in person["abilities"]


def test_it_tells_the_pages_of_their_companies_too(bob: Person, gull: Any, workspace: Workspace):
    person = made(bob.post("/people", {**IVANOV, "companies": [{"id": gull["id"]}]}))
    event = last_event(workspace)
    assert (event.kind, str(event.about_id), event.parents) == ("person.added", person["id"], [f"company:{gull['id']}"])


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"emails": ["A@b.test"]}, "a@b.test"),
        ({"phones": ["+79123456789"]}, "+79123456789"),
        ({"first_name": "Пётр"}, "Пётр"),
    ],
)
def test_it_goes_by_what_is_known(bob: Person, fields: Any, name: str):
    assert made(bob.post("/people", fields))["name"] == name


@pytest.mark.parametrize("fields", [{}, {"last_name": " \u200b "}, {"description": "somebody"}, {"emails": [" "]}])
def test_it_refuses_nobody_in_particular(bob: Person, fields: Any):
    status, answer = bob.post("/people", fields)
    assert (status, answer["error"]["code"]) == (400, "name_demanded")


@pytest.mark.parametrize(
    "email", ["nobody", "a@b", "a b@c.test", "a@b..test", "<a@b.test>", "a@b.test, c@d.test", "a@b.test\nBcc: c"]
)
def test_it_refuses_what_is_no_address(bob: Person, email: str):
    status, answer = bob.post("/people", {**IVANOV, "emails": [email]})
    assert (status, list(answer["error"]["fields"])) == (400, ["emails"])


@pytest.mark.parametrize("phone", ["112", "call me", "+7912", "8 912 345 67 89 00 11 22"])
def test_it_refuses_what_is_no_phone(bob: Person, in_russia: None, phone: str):
    status, answer = bob.post("/people", {**IVANOV, "phones": [phone]})
    assert (status, list(answer["error"]["fields"])) == (400, ["phones"])


@pytest.mark.parametrize(
    "fields",
    [
        {"emails": "a@b.test"},
        {"phones": [1]},
        {"companies": ["x"]},
        {"emails": ["a@b.test"] * 21},
        {"last_name": "x" * 101},
    ],
)
def test_it_refuses_bad_input_in_the_one_shape(bob: Person, fields: Any):
    status, answer = bob.post("/people", {**IVANOV, **fields})
    assert (status, answer["error"]["code"]) == (400, "invalid")


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_it_keeps_a_hostile_name_as_plain_text(bob: Person, name: str):
    assert made(bob.post("/people", {"last_name": name}))["name"] == name


def test_it_does_not_find_records_of_another_workspace(bob: Person, eve: Person):
    theirs = made(eve.post("/companies", {"name": "Theirs"}))
    assert bob.post("/people", {**IVANOV, "companies": [{"id": theirs["id"]}]})[0] == 404
    assert bob.post("/people", {**IVANOV, "companies": [{"id": NOBODYS_ID}]})[0] == 404
    assert bob.post("/people", {**IVANOV, "owner_id": eve.id})[0] == 404
    assert made(bob.get("/people/count"))["count"] == 0


def test_it_refuses_an_outsider_as_owner(bob: Person, dana: Person):
    assert bob.post("/people", {**IVANOV, "owner_id": dana.id})[1]["error"]["code"] == "owner_cannot_work"


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(request: pytest.FixtureRequest, workspace: Workspace, outsider: str):
    assert request.getfixturevalue(outsider).post(f"/api/w/{workspace.slug}/people", IVANOV)[0] == 404

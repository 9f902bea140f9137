"""PATCH /people/{id}: fields and companies of two people merge."""

from typing import Any

import pytest

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.records import edit, last_event, made


@pytest.fixture
def company(bob: Person) -> Any:
    """Makes a company and gives its id."""
    return lambda name: made(bob.post("/companies", {"name": name}))["id"]


@pytest.fixture
def gull(company: Any) -> str:
    return company("Gull")


@pytest.fixture
def path(bob: Person, gull: str) -> str:
    body = {"last_name": "Иванов", "companies": [{"id": gull, "job_title": "Buyer"}], "emails": ["a@b.test"]}
    return f"/people/{made(bob.post('/people', body))['id']}"


def job(company_id: str, title: str = "") -> dict[str, str]:
    return {"id": company_id, "job_title": title}


def jobs(record: Any) -> list[tuple[str, str]]:
    return [(place["name"], place["job_title"]) for place in record["companies"]]


def test_it_merges_edits_of_different_fields(bob: Person, carol: Person, path: str):
    made(edit(carol, path, first_name=("", "Пётр")))
    person = made(edit(bob, path, last_name=("Иванов", "Сидоров"), phones=([], ["+7 912 345-67-89"])))
    assert (person["name"], person["phones"]) == ("Пётр Сидоров", ["+79123456789"])


def test_it_refuses_a_clash(bob: Person, carol: Person, path: str):
    made(edit(carol, path, emails=(["a@b.test"], ["C@D.test"])))
    status, answer = edit(bob, path, emails=(["a@b.test"], ["e@f.test"]))
    assert (status, answer["error"]["code"]) == (409, "clash")
    clash = answer["error"]["clash"]["emails"]
    assert (clash["theirs"], clash["by"]["name"]) == (["c@d.test"], "Carol")


def test_it_is_found_by_what_it_is_now(bob: Person, path: str):
    made(edit(bob, path, last_name=("Иванов", "Сидоров"), emails=(["a@b.test"], ["new@b.test"])))
    assert made(bob.get("/people", q="сидоров new@b"))["items"] != []
    assert made(bob.get("/people", q="иванов"))["items"] == []


def test_it_adds_and_leaves_companies(bob: Person, path: str, gull: str, company: Any, workspace: Workspace):
    tern = company("Tern")
    person = made(edit(bob, path, companies=([job(gull, "Buyer")], [job(tern, "Director")])))
    assert jobs(person) == [("Tern", "Director")]
    event = last_event(workspace)
    assert event.payload["changes"] == {"companies": [["Gull (Buyer)"], ["Tern (Director)"]]}
    assert event.payload["values"] == {"companies": [[job(gull, "Buyer")], [job(tern, "Director")]]}
    assert event.parents == sorted([f"company:{gull}", f"company:{tern}"])


def test_it_merges_companies_that_two_people_add(bob: Person, carol: Person, path: str, gull: str, company: Any):
    base, tern, auk = [job(gull, "Buyer")], company("Tern"), company("Auk")
    made(edit(carol, path, companies=(base, [*base, job(tern)])))
    person = made(edit(bob, path, companies=(base, [job(auk), *base])))
    assert jobs(person) == [("Auk", ""), ("Gull", "Buyer"), ("Tern", "")]


def test_it_refuses_two_jobs_for_one_company(bob: Person, carol: Person, path: str, gull: str):
    base = [job(gull, "Buyer")]
    made(edit(carol, path, companies=(base, [job(gull, "Director")])))
    status, answer = edit(bob, path, companies=(base, [job(gull, "Seller")]))
    assert (status, answer["error"]["code"]) == (409, "clash")
    assert answer["error"]["clash"]["companies"]["theirs"] == [job(gull, "Director")]


def test_it_changes_the_order_of_companies(bob: Person, path: str, gull: str, company: Any):
    tern = company("Tern")
    both = [job(gull, "Buyer"), job(tern)]
    made(edit(bob, path, companies=([job(gull, "Buyer")], both)))
    assert jobs(made(edit(bob, path, companies=(both, both[::-1])))) == [("Tern", ""), ("Gull", "Buyer")]


def test_it_takes_the_companies_as_they_were_sent_out(bob: Person, path: str):
    sent = made(bob.get(path))["companies"]
    renamed = [{**sent[0], "job_title": "Director"}]
    assert jobs(made(edit(bob, path, companies=(sent, renamed)))) == [("Gull", "Director")]


def test_it_does_not_find_a_company_of_another_workspace(bob: Person, eve: Person, path: str, gull: str):
    theirs = made(eve.post("/companies", {"name": "Theirs"}))["id"]
    base = [job(gull, "Buyer")]
    assert edit(bob, path, companies=(base, [job(theirs)]))[0] == 404
    assert edit(bob, path, companies=([*base, job(theirs)], [*base, job(theirs, "Boss")]))[0] == 409
    assert jobs(made(edit(bob, path, companies=([*base, job(theirs)], [*base, job(theirs)])))) == [("Gull", "Buyer")]


@pytest.mark.parametrize("field", ["name", "search_text", "sort_name", "phones_shown", "owner", "places"])
def test_it_refuses_fields_that_nobody_may_edit(bob: Person, path: str, field: str):
    status, answer = edit(bob, path, **{field: ("", "")})
    assert (status, list(answer["error"]["fields"])) == (400, [field])


def test_it_refuses_to_take_the_last_name_of_somebody(bob: Person, path: str):
    status, answer = edit(bob, path, last_name=("Иванов", ""), emails=(["a@b.test"], []))
    assert (status, answer["error"]["code"]) == (400, "name_demanded")
    assert made(bob.get(path))["name"] == "Иванов"


def test_it_does_not_exist_for_a_stranger(eve: Person, dana: Person, workspace: Workspace, path: str):
    assert edit(eve, path, last_name=("Иванов", "x"))[0] == 404
    assert edit(dana, f"/api/w/{workspace.slug}{path}", last_name=("Иванов", "x"))[0] == 404

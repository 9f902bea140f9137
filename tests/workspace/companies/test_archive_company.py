"""POST /companies/{id}/archive and /restore."""

from typing import Any

import pytest

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.records import edit, last_event, made, names


@pytest.fixture
def path(bob: Person) -> str:
    return f"/companies/{made(bob.post('/companies', {'name': 'Gull'}))['id']}"


def test_it_puts_a_company_away_and_brings_it_back(alice: Person, path: str, workspace: Workspace):
    assert made(alice.post(f"{path}/archive", {"version": 1}))["archived_at"] is not None
    assert last_event(workspace).kind == "company.archived"
    assert names(alice.get("/companies")) == []
    assert names(alice.get("/companies", archived="1")) == ["Gull"]
    assert made(alice.post(f"{path}/restore"))["archived_at"] is None
    assert last_event(workspace).kind == "company.restored"
    assert names(alice.get("/companies")) == ["Gull"]


@pytest.mark.parametrize("body", [None, {}, {"version": None}])
def test_it_needs_no_version(alice: Person, path: str, body: Any):
    made(alice.post(f"{path}/archive", body))


def test_it_refuses_when_somebody_changed_the_company_meanwhile(alice: Person, bob: Person, path: str):
    made(edit(bob, path, name=("Gull", "Seagull")))
    status, answer = alice.post(f"{path}/archive", {"version": 1})
    assert (status, answer["error"]["code"]) == (409, "stale_version")


def test_it_refuses_to_do_it_twice(alice: Person, path: str):
    assert alice.post(f"{path}/restore")[1]["error"]["code"] == "company_is_not_archived"
    made(alice.post(f"{path}/archive"))
    assert alice.post(f"{path}/archive")[1]["error"]["code"] == "company_is_archived"


def test_a_member_may_not(bob: Person, path: str):
    assert bob.post(f"{path}/archive")[0] == 403
    assert bob.post(f"{path}/restore")[0] == 403


def test_it_does_not_exist_for_a_stranger(eve: Person, path: str):
    assert eve.post(f"{path}/archive")[0] == 404

"""The product does what the permission table says, on every route, and a refusal leaves nothing behind."""

import pytest
from django.test import Client

from accounts.actors import Actor
from accounts.models import Membership
from config.api import api
from journal.acting import act
from tests.permissions.calling import MIGHTY, Content, content, here, send, tenants, there, told, undone
from tests.permissions.calls import CALLS
from tests.permissions.table import OPEN_ROWS, PORTAL_ROWS, STAFF_ROWS, TABLE, Row
from tests.permissions.tenant import Tenant

__all__ = ["content", "here", "tenants", "there"]

BEHIND_DOORS = [*STAFF_ROWS, *PORTAL_ROWS]
WRITING = [row for row in TABLE if row.writes]


# -- the table is whole ------------------------------------------------------------------------------------------------


def routes_of_the_api() -> set[str]:
    return {
        f"{method} {prefix}{path}"
        for prefix, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    }


def test_every_route_has_exactly_one_row() -> None:
    rows = [row.route for row in TABLE]
    assert sorted(rows) == sorted(routes_of_the_api())


def test_every_row_has_a_call() -> None:
    assert {row.route for row in TABLE} == set(CALLS)


def test_what_a_call_leaves_behind_is_seen(here: Tenant, content: Content) -> None:
    with undone():
        content.look()
        assert content.changed() == []
        with act(here.workspace, by=Actor.system()):
            Membership.objects.filter(pk=here.people["own"].id).update(name="Somebody else")
        assert content.changed() == ["accounts_membership"]
    content.look()
    assert content.changed() == []


# -- what each reader is answered --------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", BEHIND_DOORS, ids=str)
def test_everybody_is_answered_as_the_table_says(row: Row, here: Tenant, content: Content) -> None:
    call = CALLS[row.route]
    answers, spoilt = {}, []
    for reader in row.answers:
        with undone():
            content.look()
            response = send(here.people[reader].client, row, here, call)
            answers[reader] = told(row, response, call, here)
            if row.writes and response.status_code >= 400 and content.changed():
                spoilt.append(reader)
    assert answers == row.answers
    assert spoilt == [], "a refusal left something behind"


# -- what holds for every route ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", BEHIND_DOORS, ids=str)
def test_strangers_and_the_other_door_are_told_it_does_not_exist(
    row: Row, here: Tenant, there: Tenant, content: Content
) -> None:
    wrong_door = "client" if row.door == "w" else "owner"
    readers = {"a stranger": there.people[MIGHTY[row.door]], "the wrong door": here.people[wrong_door]}
    for who, person in readers.items():
        with undone():
            content.look()
            response = send(person.client, row, here, CALLS[row.route])
            assert (who, response.status_code) == (who, 404)
            assert response.json()["error"]["code"] == "not_found"
            assert content.changed() == []


@pytest.mark.parametrize("row", BEHIND_DOORS, ids=str)
def test_nobody_comes_in_after_deactivation(row: Row, here: Tenant) -> None:
    person = here.people[MIGHTY[row.door]]
    with undone():
        with act(here.workspace, by=Actor.system()):
            Membership.objects.filter(pk=person.id).update(is_active=False)
        assert send(person.client, row, here, CALLS[row.route]).status_code == 404


@pytest.mark.parametrize("row", BEHIND_DOORS, ids=str)
def test_visitors_are_asked_to_sign_in(row: Row, here: Tenant, content: Content) -> None:
    with undone():
        content.look()
        assert send(Client(), row, here, CALLS[row.route]).status_code == 401
        assert content.changed() == []


@pytest.mark.parametrize("row", WRITING, ids=str)
def test_a_session_without_its_csrf_token_writes_nothing(row: Row, here: Tenant, content: Content) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = here.people[MIGHTY.get(row.door, "owner")].client.cookies
    with undone():
        content.look()
        response = send(browser, row, here, CALLS[row.route])
        assert (response.status_code, response.json()["error"]["code"]) == (403, "csrf")
        assert content.changed() == []


@pytest.mark.parametrize("row", OPEN_ROWS, ids=str)
def test_outside_of_workspaces_visitors_are_answered_as_the_table_says(row: Row, here: Tenant) -> None:
    answers = {}
    for reader, browser in {"signed_in": here.people["other"].client, "visitor": Client()}.items():
        with undone():
            answers[reader] = told(row, send(browser, row, here, CALLS[row.route]), CALLS[row.route], here)
    assert answers == row.answers

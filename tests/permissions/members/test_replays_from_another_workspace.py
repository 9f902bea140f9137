"""Ids of one workspace at the doors of another: they do not exist there, and nothing changes."""

from typing import Any

import pytest
from django.db import connection

from tests.cast import Person, add_person, add_team

TABLES = ("accounts_membership", "accounts_team", "accounts_teamplace", "accounts_invitation", "accounts_user")


@pytest.fixture
def mallory(elsewhere: Any) -> Person:
    """An owner of the other workspace, with a team there."""
    add_team(elsewhere, "Sales")
    return add_person(elsewhere, "Mallory", role="owner")


def _digest(person: Person) -> dict[str, Any]:
    """A fingerprint of what the workspace holds."""
    found = {}
    with person.inside(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select count(*), md5(string_agg(t::text, '|' order by t::text)) from {table} t")
            found[table] = cursor.fetchone()
    return found


def _requests(member: Any, invited: Any, team: Any) -> list[tuple[str, str, Any]]:
    renamed = {"fields": {"name": {"base": "Bob", "value": "X"}}}
    some = [("patch", f"/members/{one}", renamed) for one in (member, invited)]
    for act in ("resend", "revoke", "deactivate", "reactivate"):
        some += [("post", f"/members/{one}/{act}", {}) for one in (member, invited)]
    invite = {"email": "x@y.test", "kind": "staff", "language": "en"}
    return [
        *some,
        ("post", "/members/invite", {**invite, "team_ids": [team]}),
        ("post", "/members/invite", {**invite, "kind": "client", "company_id": member}),
        ("post", "/members/invite", {**invite, "member_id": member}),
        ("post", "/members/leave", {"hand_over_to": member}),
        ("patch", f"/teams/{team}", {"name": "X"}),
        ("delete", f"/teams/{team}", {}),
        ("post", "/teams", {"name": "X", "parent_id": team}),
    ]


def test_they_do_not_exist_and_nothing_changes(alice: Person, bob: Person, sales: Any, mallory: Person) -> None:
    body = {"email": "nina@newcomer.test", "kind": "staff", "language": "en"}
    invited = alice.post("/members/invite", body)[1]["member"]["id"]
    mallory.get("/workspace")
    before = _digest(alice), _digest(mallory)
    for method, path, data in _requests(str(bob.id), invited, str(sales.id)):
        status, answer = getattr(mallory, method)(path, data)
        assert (status, answer["error"]["code"]) == (404, "not_found"), path
    assert (_digest(alice), _digest(mallory)) == before


def test_her_own_door_is_the_only_one(alice: Person, mallory: Person) -> None:
    for path in ("workspace", "members", "teams", "directory", "mail/failed"):
        assert mallory.get(f"/api/w/north/{path}")[0] == 404
        assert mallory.get(f"/api/w/nowhere/{path}")[0] == 404


def test_lists_hold_her_own_people_only(alice: Person, bob: Person, mallory: Person) -> None:
    assert [one["name"] for one in mallory.get("/members")[1]["items"]] == ["Mallory"]
    assert [one["name"] for one in mallory.get("/directory")[1]] == ["Mallory"]


def test_somebody_of_both_sees_each_as_it_is(alice: Person, mallory: Person, workspace: Any) -> None:
    body = {"email": mallory.user.email, "kind": "staff", "language": "en"}
    link = alice.post("/members/invite", body)[1]["link"]
    assert mallory.post(f"/api/invitations/{link.rpartition('/')[2]}/accept")[0] == 200
    assert [one["name"] for one in mallory.get("/members")[1]["items"]] == ["Mallory"]
    here = mallory.get("/api/w/north/members")[1]["items"]
    assert [one["name"] for one in here] == ["Alice", "Mallory"]
    assert mallory.get("/api/w/north/directory")[0] == 200
    assert [one["roles"] for one in here] == [["owner"], ["member"]]

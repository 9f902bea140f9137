from typing import Any
from uuid import uuid4

import pytest

from journal.models import Event
from tests.cast import Answer, Person, add_person
from tests.workspace.records import edit


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


@pytest.fixture
def admin(workspace: Any) -> Person:
    return add_person(workspace, "Adam", role="admin")


def test_roles_are_what_was_set(alice: Person, bob: Person) -> None:
    status, answer = edit(alice, f"/members/{bob.id}", roles=(["member"], ["member", "manager"]))
    assert (status, answer["roles"]) == (200, ["manager", "member"])


def test_rights_follow_at_once(alice: Person, bob: Person) -> None:
    assert edit(bob, "/workspace", name=("North", "Mine"))[0] == 403
    edit(alice, f"/members/{bob.id}", roles=(["member"], ["admin"]))
    assert edit(bob, "/workspace", name=("North", "Mine"))[0] == 200
    edit(alice, f"/members/{bob.id}", roles=(["admin"], ["member"]))
    assert edit(bob, "/workspace", name=("Mine", "Mine again"))[0] == 403


@pytest.mark.parametrize("roles", [[], ["client"], ["emperor"], ["member", "partner"]])
def test_staff_have_roles_of_staff(alice: Person, bob: Person, roles: list[str]) -> None:
    assert _code(edit(alice, f"/members/{bob.id}", roles=(["member"], roles))) == (400, "wrong_role")


def test_outsiders_have_their_role_by_nature(alice: Person, dana: Person) -> None:
    assert _code(edit(alice, f"/members/{dana.id}", roles=(["client"], ["admin"]))) == (400, "wrong_role")


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_administrators_name_no_owners_and_administrators(admin: Person, bob: Person, role: str) -> None:
    assert _code(edit(admin, f"/members/{bob.id}", roles=(["member"], [role]))) == (403, "owners_only")
    assert edit(admin, f"/members/{bob.id}", roles=(["member"], ["manager"]))[0] == 200


def test_administrators_do_not_touch_owners_and_administrators(admin: Person, alice: Person, workspace: Any) -> None:
    other = add_person(workspace, "Anna", role="admin")
    for person in (alice, other):
        assert _code(edit(admin, f"/members/{person.id}", name=(person.member.name, "X"))) == (403, "owners_only")
        assert _code(admin.post(f"/members/{person.id}/deactivate")) == (403, "owners_only")


def test_owners_do(alice: Person, admin: Person) -> None:
    assert edit(alice, f"/members/{admin.id}", roles=(["admin"], ["member"]))[0] == 200


def test_the_last_owner_stays_one(alice: Person) -> None:
    assert _code(edit(alice, f"/members/{alice.id}", roles=(["owner"], ["member"]))) == (409, "last_owner")


def test_one_of_two_owners_may_step_down(alice: Person, workspace: Any) -> None:
    add_person(workspace, "Olga", role="owner")
    assert edit(alice, f"/members/{alice.id}", roles=(["owner"], ["member"]))[0] == 200


def test_an_owner_who_has_not_joined_does_not_count(alice: Person) -> None:
    body = {"email": "second@newcomer.test", "kind": "staff", "role": "owner", "language": "en"}
    alice.post("/members/invite", body)
    assert _code(edit(alice, f"/members/{alice.id}", roles=(["owner"], ["member"]))) == (409, "last_owner")


def test_teams_are_what_was_set(alice: Person, bob: Person, sales: Any, support: Any) -> None:
    status, answer = edit(alice, f"/members/{bob.id}", team_ids=([sales.id], [support.id]))
    assert (status, [team["name"] for team in answer["teams"]]) == (200, ["Support"])
    assert bob.scope.held.teams == {support.id}


def test_two_who_edit_at_once_overwrite_nothing(alice: Person, admin: Person, bob: Person, sales: Any) -> None:
    path = f"/members/{bob.id}"
    assert edit(admin, path, roles=(["member"], ["manager"]), team_ids=([sales.id], []))[0] == 200
    status, answer = edit(alice, path, roles=(["member"], ["admin"]), team_ids=([sales.id], []), name=("Bob", "Rob"))
    assert (status, answer["error"]["code"]) == (409, "clash")
    assert list(answer["error"]["clash"]) == ["roles"]
    assert answer["error"]["clash"]["roles"]["theirs"] == ["manager"]
    assert edit(alice, path, roles=(["manager"], ["admin"]), name=("Bob", "Rob"))[1]["roles"] == ["admin"]


def test_a_foreign_team_does_not_exist(alice: Person, bob: Person, sales: Any) -> None:
    assert _code(edit(alice, f"/members/{bob.id}", team_ids=([sales.id], [uuid4()]))) == (404, "not_found")


def test_members_change_nobody(bob: Person, carol: Person) -> None:
    assert _code(edit(bob, f"/members/{carol.id}", name=("Carol", "X"))) == (403, "forbidden")
    assert _code(edit(bob, f"/members/{bob.id}", roles=(["member"], ["owner"]))) == (403, "forbidden")


def test_the_refusal_is_kept(bob: Person, carol: Person) -> None:
    edit(bob, f"/members/{carol.id}", name=("Carol", "X"))
    with bob.inside():
        assert Event.objects.filter(kind="access.refused", actor_id=bob.id).exists()


def test_everybody_is_judged_again_after_a_role_or_team_changed(
    alice: Person, bob: Person, sales: Any, support: Any
) -> None:
    before = bob.scope.epoch
    edit(alice, f"/members/{bob.id}", roles=(["member"], ["manager"]))
    between = bob.scope.epoch
    edit(alice, f"/members/{bob.id}", team_ids=([sales.id], [support.id]))
    assert before < between < bob.scope.epoch


def test_another_workspaces_member_does_not_exist(alice: Person, eve: Person) -> None:
    assert _code(edit(alice, f"/members/{eve.id}", name=("Carol", "X"))) == (404, "not_found")
    assert _code(edit(alice, "/members/nonsense", name=("Y", "X"))) == (400, "invalid")

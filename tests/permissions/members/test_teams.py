from typing import Any
from uuid import uuid4

import pytest

from permissions.grants import share, shares_of
from tests.cast import Answer, Person, add_team


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


def test_the_list_counts_active_people(alice: Person, bob: Person, carol: Person) -> None:
    alice.post(f"/members/{carol.id}/deactivate")
    status, answer = bob.get("/teams")
    assert (status, [(team["name"], team["member_count"]) for team in answer]) == (200, [("Sales", 1), ("Support", 0)])


def test_a_team_is_opened_below_another(alice: Person, sales: Any) -> None:
    status, answer = alice.post("/teams", {"name": "Field sales", "parent_id": str(sales.id)})
    assert (status, answer["parent_id"], answer["member_count"]) == (200, str(sales.id), 0)


def test_a_name_is_used_once(alice: Person, sales: Any, support: Any) -> None:
    assert _code(alice.post("/teams", {"name": "SALES"})) == (409, "team_name_taken")
    assert _code(alice.patch(f"/teams/{support.id}", {"name": "Sales"})) == (409, "team_name_taken")
    assert alice.patch(f"/teams/{sales.id}", {"name": "SALES"})[0] == 200


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, None])
def test_a_name_is_needed(alice: Person, name: Any) -> None:
    assert alice.post("/teams", {"name": name})[0] == 400


def test_moving_a_team_shows_its_records_to_the_one_above(alice: Person, bob: Person, support: Any, sales: Any) -> None:
    assert support.id not in bob.scope.held.teams
    before = bob.scope.epoch
    alice.patch(f"/teams/{support.id}", {"parent_id": str(sales.id)})
    assert support.id in bob.scope.held.teams
    assert bob.scope.epoch > before
    alice.patch(f"/teams/{support.id}", {"parent_id": None})
    assert support.id not in bob.scope.held.teams


def test_renaming_leaves_the_place_alone(alice: Person, workspace: Any, sales: Any) -> None:
    team = add_team(workspace, "Field", parent=sales)
    assert alice.patch(f"/teams/{team.id}", {"name": "Field sales"})[1]["parent_id"] == str(sales.id)


def test_a_team_is_not_above_itself(alice: Person, workspace: Any, sales: Any) -> None:
    below = add_team(workspace, "Field", parent=sales)
    for parent in (sales, below):
        assert _code(alice.patch(f"/teams/{sales.id}", {"parent_id": str(parent.id)})) == (409, "team_loop")


def test_an_empty_team_is_deleted_and_its_people_stay(alice: Person, bob: Person, sales: Any) -> None:
    assert alice.delete(f"/teams/{sales.id}")[0] == 200
    assert alice.get("/members", q="bob")[1]["items"][0]["teams"] == []
    assert not bob.user.groups.exists()
    assert bob.scope.held.teams == set()


def test_what_was_opened_to_it_ends_with_it(alice: Person, sales: Any) -> None:
    from workspace.deals.models import Pipeline

    with alice.acting():
        pipeline = Pipeline.objects.create(workspace=alice.workspace, name="Sales")
        share(pipeline, sales.circle, "edit")
    alice.delete(f"/teams/{sales.id}")
    with alice.inside():
        assert shares_of(pipeline) == []


def test_a_team_with_teams_stays(alice: Person, workspace: Any, sales: Any) -> None:
    add_team(workspace, "Field", parent=sales)
    assert _code(alice.delete(f"/teams/{sales.id}")) == (409, "team_has_teams")


def test_a_team_that_records_belong_to_stays(alice: Person, bob: Person, sales: Any) -> None:
    from workspace.companies.models import Company

    with alice.acting():
        Company.objects.create(workspace=alice.workspace, name="Theirs", team=sales)
    assert _code(alice.delete(f"/teams/{sales.id}")) == (409, "team_in_use")
    assert bob.scope.held.teams == {sales.id}


def test_members_shape_no_teams(bob: Person, sales: Any) -> None:
    assert _code(bob.post("/teams", {"name": "Mine"})) == (403, "forbidden")
    assert _code(bob.patch(f"/teams/{sales.id}", {"name": "Mine"})) == (403, "forbidden")
    assert _code(bob.delete(f"/teams/{sales.id}")) == (403, "forbidden")


def test_another_workspaces_team_does_not_exist(eve: Person, alice: Person, sales: Any) -> None:
    assert _code(eve.patch(f"/teams/{sales.id}", {"name": "Mine"})) == (404, "not_found")
    assert _code(eve.delete(f"/teams/{sales.id}")) == (404, "not_found")
    assert _code(eve.post("/teams", {"name": "Mine", "parent_id": str(sales.id)})) == (404, "not_found")
    assert _code(alice.post("/teams", {"name": "Mine", "parent_id": str(uuid4())})) == (404, "not_found")

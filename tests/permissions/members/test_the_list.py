from typing import Any

import pytest

from accounts.models import Membership
from tests.accounts.browser import Browser
from tests.cast import Person, add_person


def _names(answer: Any) -> list[str]:
    return [one["name"] for one in answer[1]["items"]]


@pytest.fixture
def everybody(alice: Person, bob: Person, carol: Person, pavel: Person, dana: Person, eve: Person) -> None:
    """All of the cast."""


def test_it_shows_the_workspaces_people_by_name(everybody: None, alice: Person) -> None:
    assert _names(alice.get("/members")) == ["Alice", "Bob", "Carol", "Dana", "Pavel"]


def test_a_member_is_shown_with_role_team_company_and_state(everybody: None, alice: Person) -> None:
    [bob] = alice.get("/members", q="bob")[1]["items"]
    assert (bob["roles"], bob["state"], bob["company"], bob["has_two_factor"]) == (["member"], "active", None, False)
    assert [team["name"] for team in bob["teams"]] == ["Sales"]
    [pavel] = alice.get("/members", q="pavel")[1]["items"]
    assert (pavel["company"]["name"], pavel["roles"]) == ("Partner One", ["partner"])


def test_it_filters_by_kind_state_and_words(everybody: None, alice: Person, bob: Person) -> None:
    alice.post(f"/members/{bob.id}/deactivate")
    assert _names(alice.get("/members", kind="client")) == ["Dana"]
    assert _names(alice.get("/members", active="false")) == ["Bob"]
    assert _names(alice.get("/members", active="true", kind="staff")) == ["Alice", "Carol"]
    assert _names(alice.get("/members", q="PAV")) == ["Pavel"]
    assert _names(alice.get("/members", q="dana@north")) == ["Dana"]


def test_io_is_found_as_ie(alice: Person, workspace: Any) -> None:
    with alice.acting():
        Membership.objects.create(workspace=workspace, name="Фёдор Артёмов")
    assert _names(alice.get("/members", q="федор артем")) == ["Фёдор Артёмов"]


def test_pages_follow_each_other(everybody: None, alice: Person) -> None:
    first = alice.get("/members", limit=2)
    assert _names(first) == ["Alice", "Bob"]
    assert _names(alice.get("/members", limit=2, after=first[1]["next"])) == ["Carol", "Dana"]


def test_an_unknown_filter_is_refused(alice: Person) -> None:
    assert alice.get("/members", user__password="x")[0] == 400


def test_members_see_colleagues_but_not_whether_they_have_a_factor(everybody: None, bob: Person) -> None:
    [alice] = bob.get("/members", q="alice")[1]["items"]
    assert alice["has_two_factor"] is None
    assert alice["abilities"] == ["member.view"]


def test_owners_may_manage_everybody(everybody: None, alice: Person) -> None:
    [bob] = alice.get("/members", q="bob")[1]["items"]
    assert "member.manage" in bob["abilities"]


def test_administrators_see_no_button_on_owners(everybody: None, workspace: Any) -> None:
    adam = add_person(workspace, "Adam", role="admin")
    abilities = {one["name"]: one["abilities"] for one in adam.get("/members")[1]["items"]}
    assert "member.manage" not in abilities["Alice"]
    assert "member.manage" in abilities["Bob"]


def test_partners_and_clients_have_no_list(everybody: None, pavel: Person, dana: Person) -> None:
    for outsider in (pavel, dana):
        assert outsider.get("/api/w/north/members")[0] == 404
        assert outsider.get("/api/w/north/directory")[0] == 404


def test_a_stranger_has_no_list(everybody: None, eve: Person) -> None:
    assert eve.get("/api/w/north/members")[0] == 404
    assert Browser().client.get("/api/w/north/members").status_code == 401


def test_the_directory_names_active_staff(everybody: None, bob: Person, alice: Person, carol: Person) -> None:
    alice.post(f"/members/{carol.id}/deactivate")
    status, answer = bob.get("/directory")
    assert (status, [one["name"] for one in answer]) == (200, ["Alice", "Bob"])
    assert answer[1] == {
        "id": str(bob.id),
        "name": "Bob",
        "kind": "staff",
        "colour": bob.member.colour,
        "active": True,
        "company": None,
    }


def test_the_directory_names_outsiders_when_asked(everybody: None, bob: Person) -> None:
    [pavel] = bob.get("/directory", kind="partner")[1]
    assert (pavel["name"], pavel["company"]) == ("Pavel", "Partner One")


def test_the_directory_ends_after_twenty(alice: Person, workspace: Any) -> None:
    with alice.acting():
        for number in range(30):
            Membership.objects.create(workspace=workspace, name=f"Agent {number:02}")
    assert len(alice.get("/directory", q="agent")[1]) == 20

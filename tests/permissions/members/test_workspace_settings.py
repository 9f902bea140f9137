from typing import Any

import pytest

from accounts.two_factor import operations as two_factor
from tests.cast import Answer, Person, add_person
from tests.workspace.records import edit


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


def test_everybody_on_the_staff_sees_it(bob: Person) -> None:
    status, answer = bob.get("/workspace")
    assert (status, answer["slug"], answer["currency"]) == (200, "north", "EUR")
    assert {"company.edit", "deal.create", "workspace.view"} <= set(answer["abilities"])
    assert "member.manage" not in answer["abilities"]


def test_roles_come_in_words(alice: Person) -> None:
    answer = alice.get("/workspace")[1]
    assert [role["key"] for role in answer["roles"]] == ["owner", "admin", "manager", "member"]
    assert [role["key"] for role in answer["outside_roles"]] == ["partner", "client"]
    assert all(role["prose"] for role in answer["roles"])


def test_owners_change_it(alice: Person) -> None:
    status, answer = edit(alice, "/workspace", name=("North", "Northway"), currency=("EUR", "USD"))
    assert (status, answer["name"], answer["currency"]) == (200, "Northway", "USD")
    assert alice.get("/workspace")[1]["name"] == "Northway"


def test_members_do_not(bob: Person) -> None:
    assert _code(edit(bob, "/workspace", name=("North", "Mine"))) == (403, "forbidden")


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ("North", "")},
        {"name": ("North", "x" * 121)},
        {"currency": ("EUR", "EURO")},
        {"two_factor_required": (False, "?")},
        {"slug": ("north", "south")},
        {},
    ],
)
def test_bad_input_is_refused(alice: Person, changed: Any) -> None:
    assert _code(edit(alice, "/workspace", **changed)) == (400, "invalid")


def test_two_who_edit_at_once_overwrite_nothing(alice: Person, workspace: Any) -> None:
    other = add_person(workspace, "Olga", role="owner")
    assert edit(other, "/workspace", name=("North", "Northway"))[0] == 200
    assert edit(alice, "/workspace", currency=("EUR", "USD"))[0] == 200
    status, answer = edit(alice, "/workspace", name=("North", "Nordic"))
    assert (status, answer["error"]["code"]) == (409, "clash")
    clash = answer["error"]["clash"]["name"]
    assert (clash["base"], clash["theirs"], clash["mine"], clash["by"]["name"]) == (
        "North",
        "Northway",
        "Nordic",
        "Olga",
    )
    assert alice.get("/workspace")[1]["name"] == "Northway"


def test_a_currency_is_one_that_exists(alice: Person) -> None:
    assert _code(edit(alice, "/workspace", currency=("EUR", "ABC"))) == (400, "unknown_currency")


def test_a_factor_is_demanded_by_somebody_who_has_one(alice: Person) -> None:
    assert _code(edit(alice, "/workspace", two_factor_required=(False, True))) == (409, "own_factor_first")
    two_factor.enrol(alice.user, two_factor.new_secret(), 1)
    assert edit(alice, "/workspace", two_factor_required=(False, True))[1]["two_factor_required"] is True


def test_the_door_shuts_at_once_on_those_who_have_none(alice: Person, bob: Person, dana: Person) -> None:
    two_factor.enrol(alice.user, two_factor.new_secret(), 1)
    before = bob.scope.epoch
    edit(alice, "/workspace", two_factor_required=(False, True))
    assert _code(bob.get("/workspace")) == (403, "second_factor_demanded")
    assert bob.scope.epoch > before
    assert dana.get("/api/session")[1]["workspaces"][0]["must_enrol"] is False


def test_outsiders_have_a_switch_of_their_own(alice: Person, dana: Person) -> None:
    assert edit(alice, "/workspace", portal_two_factor_required=(False, True))[0] == 200
    assert dana.get("/api/session")[1]["workspaces"][0]["must_enrol"] is True
    assert alice.get("/workspace")[0] == 200


def test_the_checklist_ticks_itself(alice: Person) -> None:
    def done() -> dict[str, bool]:
        return {tick["key"]: tick["done"] for tick in alice.get("/workspace")[1]["checklist"]}

    assert not any(done().values())
    alice.post("/members/invite", {"email": "nina@newcomer.test", "kind": "staff", "language": "en"})
    two_factor.enrol(alice.user, two_factor.new_secret(), 1)
    assert done()["invite_colleague"]
    assert done()["second_factor"]
    assert not done()["invite_outsider"]


def test_the_checklist_can_be_hidden(alice: Person) -> None:
    assert edit(alice, "/workspace", checklist_hidden=(False, True))[1]["checklist"] == []


def test_strangers_and_outsiders_do_not_see_it(eve: Person, dana: Person) -> None:
    assert eve.get("/api/w/north/workspace")[0] == 404
    assert dana.get("/api/w/north/workspace")[0] == 404

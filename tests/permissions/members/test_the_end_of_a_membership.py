from typing import Any

from tests.accounts.browser import Browser
from tests.cast import Answer, Person, add_person


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


def test_deactivation_ends_every_session_at_once(alice: Person, bob: Person, tab: Browser) -> None:
    tab.sign_in(bob.user.email)
    bob.get("/workspace")
    status, answer = alice.post(f"/members/{bob.id}/deactivate")
    assert (status, answer["state"]) == (200, "deactivated")
    assert not tab.is_signed_in
    assert bob.get("/workspace")[0] == 401


def test_after_it_nothing_is_held(alice: Person, bob: Person) -> None:
    alice.post(f"/members/{bob.id}/deactivate")
    with bob.inside():
        bob.member.refresh_from_db()
    assert not bob.scope.everywhere
    assert not bob.user.groups.exists()


def test_signing_in_again_leads_nowhere(alice: Person, bob: Person, tab: Browser) -> None:
    alice.post(f"/members/{bob.id}/deactivate")
    assert tab.sign_in(bob.user.email)[0] == 200
    assert tab.client.get("/api/w/north/workspace").status_code == 404
    assert tab.client.get("/api/session").json()["workspaces"] == []


def test_records_are_handed_over(alice: Person, bob: Person, carol: Person) -> None:
    from workspace.companies.models import Company

    with alice.acting():
        company = Company.objects.create(workspace=alice.workspace, name="Bob's", owner=bob.member)
    alice.post(f"/members/{bob.id}/deactivate", {"hand_over_to": str(carol.id)})
    with alice.inside():
        company.refresh_from_db()
    assert company.owner_id == carol.id


def test_they_are_handed_to_an_active_colleague(alice: Person, bob: Person, carol: Person, dana: Person) -> None:
    alice.post(f"/members/{carol.id}/deactivate")
    for heir in (carol, dana, bob):
        answer = alice.post(f"/members/{bob.id}/deactivate", {"hand_over_to": str(heir.id)})
        assert _code(answer) == (400, "cannot_take_over")
    assert bob.get("/workspace")[0] == 200


def test_nobody_deactivates_themselves_or_the_last_owner(alice: Person, workspace: Any) -> None:
    assert _code(alice.post(f"/members/{alice.id}/deactivate")) == (409, "leave_instead")
    other = add_person(workspace, "Olga", role="owner")
    assert alice.post(f"/members/{other.id}/deactivate")[0] == 200


def test_deactivating_somebody_invited_kills_the_link(alice: Person) -> None:
    body = {"email": "nina@newcomer.test", "kind": "staff", "language": "en"}
    answer = alice.post("/members/invite", body)[1]
    alice.post(f"/members/{answer['member']['id']}/deactivate")
    token = answer["link"].rpartition("/")[2]
    assert Browser().client.get(f"/api/invitations/{token}").status_code == 404


def test_reactivation_gives_back_what_was(alice: Person, bob: Person, tab: Browser, sales: Any) -> None:
    alice.post(f"/members/{bob.id}/deactivate")
    assert alice.post(f"/members/{bob.id}/reactivate")[1]["state"] == "active"
    tab.sign_in(bob.user.email)
    assert tab.client.get("/api/w/north/workspace").status_code == 200
    with bob.inside():
        bob.member.refresh_from_db()
    assert bob.scope.held.teams == {sales.id}


def test_one_may_leave(bob: Person, carol: Person) -> None:
    from workspace.companies.models import Company

    with bob.acting():
        company = Company.objects.create(workspace=bob.workspace, name="Bob's", owner=bob.member)
    assert bob.post("/members/leave", {"hand_over_to": str(carol.id)})[0] == 200
    assert bob.get("/workspace")[0] == 404
    assert bob.get("/api/session")[1]["workspaces"] == []
    with carol.inside():
        company.refresh_from_db()
    assert company.owner_id == carol.id


def test_the_last_owner_may_not_leave(alice: Person) -> None:
    assert _code(alice.post("/members/leave")) == (409, "last_owner")


def test_outsiders_may_leave_too(dana: Person) -> None:
    assert dana.post("/leave")[0] == 200
    assert dana.get("/api/session")[1]["workspaces"] == []

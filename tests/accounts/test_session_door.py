import json

import pytest
from django.test import Client

from tests.accounts.browser import Browser
from tests.accounts.conftest import Authenticator
from tests.cast import PASSWORD, Person, add_person


def test_a_stranger_learns_that_they_are_one(client: Client, db: None) -> None:
    response = client.get("/api/session")
    answer = response.json()
    assert response.status_code == 200
    assert (answer["user"], answer["workspaces"], answer["pending"]) == (None, [], None)
    assert "artel_csrf" in response.cookies


def test_it_lists_the_workspaces_of_the_person(bob: Person) -> None:
    _status, answer = bob.get("/api/session")
    assert answer["user"]["email"] == bob.user.email
    assert answer["user"]["has_two_factor"] is False
    [mine] = answer["workspaces"]
    assert mine == {
        "id": str(bob.workspace.id),
        "slug": "north",
        "name": "North",
        "language": "en",
        "currency": "EUR",
        "kind": "staff",
        "member_id": str(bob.id),
        "role_names": ["Member"],
        "must_enrol": False,
        "logo_letter": "N",
        "portal": False,
    }


def test_outsiders_are_sent_to_the_portal(dana: Person) -> None:
    [mine] = dana.get("/api/session")[1]["workspaces"]
    assert (mine["kind"], mine["portal"]) == ("client", True)


def test_it_lists_nobody_elses(bob: Person, eve: Person) -> None:
    assert [one["slug"] for one in eve.get("/api/session")[1]["workspaces"]] == ["south"]
    assert [one["slug"] for one in bob.get("/api/session")[1]["workspaces"]] == ["north"]


def test_a_person_may_belong_to_two(bob: Person, eve: Person) -> None:
    eve.post("/members/invite", {"email": bob.user.email, "kind": "staff", "language": "en"})
    assert len(bob.get("/api/session")[1]["workspaces"]) == 1
    _accept_as(bob, eve)
    assert [one["slug"] for one in bob.get("/api/session")[1]["workspaces"]] == ["north", "south"]


def _accept_as(person: Person, inviter: Person) -> None:
    members = inviter.get("/members", q=person.user.email)[1]["items"]
    link = inviter.post(f"/members/{members[0]['id']}/resend")[1]["link"]
    assert person.post(f"/api/invitations/{link.rpartition('/')[2]}/accept")[0] == 200


def test_ended_memberships_are_not_listed(bob: Person) -> None:
    with bob.inside():
        bob.member.is_active = False
        bob.member.save(update_fields=["is_active"])
    assert bob.get("/api/session")[1]["workspaces"] == []


def test_it_says_which_step_a_sign_in_waits_for(phone: Authenticator, bob: Person, tab: Browser) -> None:
    tab.sign_in(bob.user.email)
    answer = tab.client.get("/api/session").json()
    assert (answer["user"], answer["pending"]) == (None, "mfa_authenticate")


def test_the_language_follows_the_person(bob: Person) -> None:
    assert bob.patch("/api/session", {"language": "ru"})[1]["language"] == "ru"
    assert bob.get("/api/session")[1]["user"]["language"] == "ru"
    bob.user.refresh_from_db()
    assert bob.user.language == "ru"


def test_a_visitor_may_choose_a_language(client: Client, db: None) -> None:
    client.patch("/api/session", json.dumps({"language": "ru"}), content_type="application/json")
    assert client.get("/api/session").json()["language"] == "ru"


@pytest.mark.parametrize(("asked", "given"), [("ru-RU,ru;q=0.9,en;q=0.5", "ru"), ("de, en;q=0.5", "en"), ("", "en")])
def test_a_visitor_is_spoken_to_as_the_browser_asks(client: Client, db: None, asked: str, given: str) -> None:
    assert client.get("/api/session", headers={"accept-language": asked}).json()["language"] == given


def test_the_account_speaks_its_own_language_whatever_the_browser_asks(bob: Person) -> None:
    answer = bob.client.get("/api/session", headers={"accept-language": "ru"}).json()
    assert answer["language"] == "en"


def test_a_new_name_reaches_every_workspace(bob: Person) -> None:
    status, answer = bob.patch("/api/session", {"name": "  Robert  "})
    assert (status, answer["user"]["name"]) == (200, "Robert")
    with bob.inside():
        bob.member.refresh_from_db()
    assert bob.member.name == "Robert"


def test_a_stranger_has_no_name_to_change(client: Client, db: None) -> None:
    response = client.patch("/api/session", json.dumps({"name": "X"}), content_type="application/json")
    assert (response.status_code, response.json()["error"]["code"]) == (401, "not_signed_in")


@pytest.mark.parametrize("body", [{"language": "de"}, {"name": ""}, {"name": "x" * 151}, {"language": 1}])
def test_bad_input_is_refused(bob: Person, body: object) -> None:
    status, answer = bob.patch("/api/session", body)
    assert (status, answer["error"]["code"]) == (400, "invalid")


def test_it_needs_the_csrf_token(bob: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bob.user)
    for client in (strict, Client(enforce_csrf_checks=True)):
        response = client.patch("/api/session", json.dumps({"language": "ru"}), content_type="application/json")
        assert (response.status_code, response.json()["error"]["code"]) == (403, "csrf")


def test_with_the_token_it_works(bob: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bob.user)
    token = strict.get("/api/session").cookies["artel_csrf"].value
    headers = {"X-CSRFToken": token}
    body = json.dumps({"language": "ru"})
    assert strict.patch("/api/session", body, content_type="application/json", headers=headers).status_code == 200


def test_last_seen_is_noted_at_most_every_five_minutes(bob: Person) -> None:
    bob.get("/workspace")
    with bob.inside():
        bob.member.refresh_from_db()
    first = bob.member.last_seen
    assert first is not None
    bob.get("/workspace")
    with bob.inside():
        bob.member.refresh_from_db()
    assert bob.member.last_seen == first


def test_the_owners_role_is_named(alice: Person) -> None:
    assert alice.get("/api/session")[1]["workspaces"][0]["role_names"] == ["Owner"]


def test_it_says_that_a_factor_is_there(phone: Authenticator, bob: Person) -> None:
    assert bob.get("/api/session")[1]["user"]["has_two_factor"] is True


def test_a_switched_off_account_is_a_stranger(bob: Person) -> None:
    bob.user.is_active = False
    bob.user.save(update_fields=["is_active"])
    assert bob.get("/api/session")[1]["user"] is None
    assert Browser().sign_in(bob.user.email, PASSWORD)[0] != 200


def test_colours_are_the_same_in_every_workspace(bob: Person) -> None:
    other = add_person(bob.workspace, "Ben", role="member")
    for person in (bob, other):
        assert person.get("/api/session")[1]["user"]["colour"] == person.member.colour

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from journal.models import Event
from tests.accounts.browser import BASE, Browser, codes
from tests.cast import PASSWORD, Person


def test_a_password_opens_a_session(bob: Person, tab: Browser) -> None:
    assert tab.sign_in(bob.user.email)[0] == 200
    assert tab.is_signed_in


def test_letters_of_the_address_may_be_large(bob: Person, tab: Browser) -> None:
    assert tab.sign_in(bob.user.email.upper())[0] == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(bob: Person) -> None:
    wrong = Browser().sign_in(bob.user.email, "not the password")
    unknown = Browser().sign_in("nobody@nowhere.test", "not the password")
    assert wrong == unknown
    assert (wrong[0], codes(wrong[1])) == (400, ["email_password_mismatch"])


def test_an_invited_account_without_a_password_gets_that_answer_too(alice: Person, workspace: Any) -> None:
    alice.post("/members/invite", {"email": "new@north.test", "kind": "staff", "language": "en"})
    invited = Browser().sign_in("new@north.test", "not the password")
    assert invited == Browser().sign_in("nobody@nowhere.test", "not the password")


def test_attempts_have_a_budget_for_unknown_addresses_too(bob: Person) -> None:
    for address in (bob.user.email, "nobody@nowhere.test"):
        answers = [Browser().sign_in(address, f"guess {number}")[1] for number in range(6)]
        assert codes(answers[-1]) == ["too_many_login_attempts"]
    assert codes(Browser().sign_in(bob.user.email)[1]) == ["too_many_login_attempts"]


def test_the_session_gets_a_new_name_at_sign_in(bob: Person, tab: Browser) -> None:
    tab.client.get("/api/session")
    planted = tab.client.session
    planted["planted"] = True
    planted.save()
    tab.client.cookies["artel_session"] = planted.session_key
    tab.sign_in(bob.user.email)
    assert tab.client.cookies["artel_session"].value != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(bob: Person, tab: Browser) -> None:
    tab.sign_in(bob.user.email)
    cookie = tab.client.cookies["artel_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_sign_in_is_kept_in_the_workspaces_journal(bob: Person, tab: Browser) -> None:
    tab.sign_in(bob.user.email)
    with bob.inside():
        event = Event.objects.get(kind="member.signed_in")
    assert (event.about_id, event.actor_id) == (bob.id, bob.id)


def test_nobody_signs_up_by_themselves(tab: Browser) -> None:
    status, _answer = tab.post("auth/signup", {"email": "me@nowhere.test", "password": PASSWORD})
    assert status in (403, 404)


@pytest.mark.parametrize("path", ["account/email", "auth/email/verify", "auth/signup"])
def test_doors_of_allauth_that_lead_nowhere_are_closed(bob: Person, path: str) -> None:
    tab = Browser(bob.client)
    assert tab.get(path)[0] == 404
    assert tab.post(path, {"email": "other@nowhere.test"})[0] == 404


def test_signing_in_needs_the_csrf_token(bob: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    body = {"email": bob.user.email, "password": PASSWORD}
    assert strict.post(f"{BASE}auth/login", body, content_type="application/json").status_code == 403


def test_a_session_can_be_ended_from_another_browser(bob: Person, tab: Browser) -> None:
    tab.sign_in(bob.user.email)
    here = Browser(bob.client)
    _status, answer = here.get("auth/sessions")
    others = [one["id"] for one in answer["data"] if not one["is_current"]]
    assert others
    here.delete("auth/sessions", {"sessions": others})
    assert not tab.is_signed_in
    assert here.is_signed_in


def test_a_new_password_ends_every_other_session(bob: Person, tab: Browser) -> None:
    tab.sign_in(bob.user.email)
    here = Browser(bob.client)
    body = {"current_password": PASSWORD, "new_password": "another northern harbour"}
    assert here.post("account/password/change", body)[0] == 200
    assert here.is_signed_in
    assert not tab.is_signed_in


def test_the_current_password_is_asked_for(bob: Person) -> None:
    body = {"current_password": "a guess", "new_password": "another northern harbour"}
    assert Browser(bob.client).post("account/password/change", body)[0] == 400


@pytest.mark.parametrize("password", ["short", "password123", "12345678901"])
def test_a_weak_password_is_refused(bob: Person, password: str) -> None:
    body = {"current_password": PASSWORD, "new_password": password}
    assert Browser(bob.client).post("account/password/change", body)[0] == 400


def test_the_list_of_sessions_is_not_written_at_every_request(bob: Person) -> None:
    bob.get("/workspace")
    with CaptureQueriesContext(connection) as queries:
        bob.get("/workspace")
    assert [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_another_browser_with_the_same_cookie_is_noted(bob: Person) -> None:
    bob.get("/workspace")
    bob.client.get("/api/session", headers={"user-agent": "Another/1.0"})
    assert UserSession.objects.get(user=bob.user).user_agent == "Another/1.0"


def test_sockets_are_judged_again_when_sessions_end(bob: Person, django_capture_on_commit_callbacks: Any) -> None:
    before = bob.scope.epoch
    body = {"current_password": PASSWORD, "new_password": "another northern harbour"}
    with django_capture_on_commit_callbacks(execute=True):
        Browser(bob.client).post("account/password/change", body)
    assert bob.scope.epoch > before
    with bob.inside():
        event = Event.objects.filter(kind="access.changed").latest("seq")
    assert event.payload["users"] == [str(bob.user.id)]

from typing import Any

import pytest
from allauth.mfa.models import Authenticator as Factor

from accounts.mail.models import OutgoingMail
from accounts.two_factor import operations
from journal.fence import fence
from tests.accounts.browser import Browser, codes
from tests.accounts.conftest import Authenticator, Clock
from tests.cast import Person

TOTP = "account/authenticators/totp"


@pytest.fixture
def settings_page(bob: Person, clock: Clock) -> Browser:
    """Bob in his security settings; his password is not fresh yet."""
    return Browser(bob.client)


def _phone(tab: Browser, clock: Clock) -> Authenticator:
    status, answer = tab.get(TOTP)
    assert status == 404
    return Authenticator(answer["meta"]["secret"], clock)


def test_setting_up_shows_secret_address_and_picture(settings_page: Browser) -> None:
    meta = settings_page.get(TOTP)[1]["meta"]
    assert meta["secret"] in meta["totp_url"]
    assert "<svg" in meta["totp_svg"]


def test_it_needs_a_fresh_password(settings_page: Browser, bob: Person, clock: Clock) -> None:
    phone = _phone(settings_page, clock)
    status, answer = settings_page.post(TOTP, {"code": phone.code()})
    assert status == 401
    assert "reauthenticate" in [flow["id"] for flow in answer["data"]["flows"]]
    assert not Factor.objects.filter(user=bob.user).exists()


def test_the_first_code_switches_it_on_and_is_used_up(settings_page: Browser, bob: Person, clock: Clock) -> None:
    phone = _phone(settings_page, clock)
    settings_page.prove_password()
    code = phone.code()
    assert settings_page.post(TOTP, {"code": code})[0] == 200
    tab = Browser()
    tab.sign_in(bob.user.email)
    assert codes(tab.enter_code(code)[1]) == ["incorrect_code"]
    assert codes(tab.enter_code(phone.fresh())[1]) == []


def test_a_wrong_first_code_leaves_it_off(settings_page: Browser, bob: Person, clock: Clock) -> None:
    _phone(settings_page, clock)
    settings_page.prove_password()
    assert settings_page.post(TOTP, {"code": "000000"})[0] == 400
    assert not Factor.objects.filter(user=bob.user).exists()


def test_a_second_generator_is_refused(settings_page: Browser, bob: Person, clock: Clock) -> None:
    phone = _phone(settings_page, clock)
    settings_page.prove_password()
    operations.enrol(bob.user, operations.new_secret(), clock.step)
    assert settings_page.post(TOTP, {"code": phone.code()})[0] == 409


def test_every_other_session_ends(settings_page: Browser, bob: Person, clock: Clock) -> None:
    elsewhere = Browser()
    elsewhere.sign_in(bob.user.email)
    phone = _phone(settings_page, clock)
    settings_page.prove_password()
    settings_page.post(TOTP, {"code": phone.code()})
    assert settings_page.is_signed_in
    assert not elsewhere.is_signed_in


def test_the_person_is_told_by_mail(
    settings_page: Browser, bob: Person, clock: Clock, django_capture_on_commit_callbacks: Any
) -> None:
    phone = _phone(settings_page, clock)
    settings_page.prove_password()
    with django_capture_on_commit_callbacks(execute=True):
        settings_page.post(TOTP, {"code": phone.code()})
    with fence(None, None):
        mail = OutgoingMail.objects.get(to=bob.user.email)
    assert "one-time codes was switched on" in mail.text


def test_it_can_be_switched_off_where_nobody_demands_it(phone: Authenticator, bob: Person) -> None:
    tab = Browser(bob.client)
    assert tab.delete(TOTP)[0] == 401
    tab.prove_password()
    assert tab.delete(TOTP)[0] == 200
    assert not Factor.objects.filter(user=bob.user).exists()


def test_the_last_factor_stays_where_a_workspace_demands_one(strict: Any, phone: Authenticator, bob: Person) -> None:
    tab = Browser(bob.client)
    tab.prove_password()
    status, answer = tab.delete(TOTP)
    assert (status, codes(answer)) == (409, ["cannot_delete_authenticator"])
    assert Factor.objects.filter(user=bob.user, type="totp").exists()


def test_a_code_is_asked_for_again_before_a_change(phone: Authenticator, bob: Person) -> None:
    tab = Browser(bob.client)
    code = phone.code()
    assert tab.post("auth/2fa/reauthenticate", {"code": code})[0] == 200
    assert tab.delete(TOTP)[0] == 200


def test_a_used_code_does_not_refresh_anything(phone: Authenticator, bob: Person) -> None:
    code = phone.code()
    sign_in = Browser()
    sign_in.sign_in(bob.user.email)
    sign_in.enter_code(code)
    tab = Browser(bob.client)
    assert tab.post("auth/2fa/reauthenticate", {"code": code})[0] == 400
    assert tab.delete(TOTP)[0] == 401


def test_a_workspace_that_begins_to_demand_a_factor_shuts_the_door_at_once(bob: Person, strict: Any) -> None:
    status, answer = bob.get("/workspace")
    assert (status, answer["error"]["code"]) == (403, "second_factor_demanded")
    _status, session = bob.get("/api/session")
    assert [one["must_enrol"] for one in session["workspaces"]] == [True]


def test_with_a_factor_the_door_stays_open(bob: Person, phone: Authenticator, strict: Any) -> None:
    assert bob.get("/workspace")[0] == 200
    assert [one["must_enrol"] for one in bob.get("/api/session")[1]["workspaces"]] == [False]

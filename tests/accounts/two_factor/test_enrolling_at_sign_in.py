import json
import re
import shutil
import subprocess
from typing import Any

import pytest
from allauth.mfa.models import Authenticator as Factor

from tests.accounts.browser import Browser, codes, pending
from tests.accounts.conftest import Authenticator, Clock, oath_code
from tests.cast import Person


@pytest.fixture
def enrolling(strict: Any, bob: Person, tab: Browser, clock: Clock) -> Browser:
    """Bob at the page that makes him set up a code generator."""
    tab.sign_in(bob.user.email)
    return tab


def _phone(tab: Browser, clock: Clock) -> Authenticator:
    _status, answer = tab.get("auth/2fa/enroll")
    return Authenticator(answer["data"]["secret"], clock)


def test_staff_of_a_strict_workspace_get_no_session_before_they_enrolled(
    strict: Any, bob: Person, tab: Browser
) -> None:
    status, answer = tab.sign_in(bob.user.email)
    assert (status, pending(answer)) == (401, ["mfa_enroll_required"])
    assert not tab.is_signed_in


def test_staff_elsewhere_are_not_asked(eve: Person, strict: Any, tab: Browser) -> None:
    assert tab.sign_in(eve.user.email)[0] == 200


def test_clients_and_partners_are_asked_only_when_the_portal_demands_it(
    strict: Any, dana: Person, tab: Browser
) -> None:
    assert tab.sign_in(dana.user.email)[0] == 200
    strict.portal_two_factor_required = True
    strict.save(update_fields=["portal_two_factor_required"])
    status, answer = Browser().sign_in(dana.user.email)
    assert (status, pending(answer)) == (401, ["mfa_enroll_required"])


def test_somebody_who_left_the_strict_workspace_is_not_asked(strict: Any, bob: Person, tab: Browser) -> None:
    with bob.inside():
        bob.member.is_active = False
        bob.member.save(update_fields=["is_active"])
    assert tab.sign_in(bob.user.email)[0] == 200


def test_the_page_shows_secret_address_and_picture(enrolling: Browser, bob: Person) -> None:
    status, answer = enrolling.get("auth/2fa/enroll")
    assert status == 200
    data = answer["data"]
    assert re.fullmatch("[A-Z2-7]{32}", data["secret"])
    assert data["totp_url"].startswith("otpauth://totp/Artel:")
    assert data["secret"] in data["totp_url"]
    assert "<svg" in data["totp_svg"]
    assert "<script" not in data["totp_svg"]


def test_the_secret_stays_the_same_until_the_code_is_entered(enrolling: Browser) -> None:
    first = enrolling.get("auth/2fa/enroll")[1]["data"]["secret"]
    enrolling.post("auth/2fa/enroll", {"code": "000000"})
    assert enrolling.get("auth/2fa/enroll")[1]["data"]["secret"] == first


def test_a_wrong_first_code_is_refused(enrolling: Browser, clock: Clock) -> None:
    _phone(enrolling, clock)
    status, answer = enrolling.post("auth/2fa/enroll", {"code": "000000"})
    assert (status, codes(answer)) == (400, ["incorrect_code"])
    assert not enrolling.is_signed_in


def test_a_first_code_without_a_secret_is_refused(enrolling: Browser) -> None:
    assert enrolling.post("auth/2fa/enroll", {"code": "123456"})[0] == 400


def test_the_first_code_opens_the_session(enrolling: Browser, clock: Clock) -> None:
    phone = _phone(enrolling, clock)
    assert enrolling.post("auth/2fa/enroll", {"code": phone.code()})[0] == 200
    assert enrolling.is_signed_in


def test_the_secret_is_encrypted_at_rest(enrolling: Browser, bob: Person, clock: Clock) -> None:
    phone = _phone(enrolling, clock)
    enrolling.post("auth/2fa/enroll", {"code": phone.code()})
    kept = json.dumps(Factor.objects.get(user=bob.user, type="totp").data)
    assert phone.secret not in kept
    assert "gAAAA" in kept


def test_the_first_code_is_used_up(enrolling: Browser, bob: Person, clock: Clock) -> None:
    phone = _phone(enrolling, clock)
    code = phone.code()
    enrolling.post("auth/2fa/enroll", {"code": code})
    again = Browser()
    again.sign_in(bob.user.email)
    status, answer = again.enter_code(code)
    assert (status, codes(answer)) == (400, ["incorrect_code"])


def test_the_recovery_codes_can_be_looked_at_right_after(enrolling: Browser, clock: Clock) -> None:
    phone = _phone(enrolling, clock)
    enrolling.post("auth/2fa/enroll", {"code": phone.code()})
    status, answer = enrolling.get("account/authenticators/recovery-codes")
    assert status == 200
    assert len(answer["data"]["unused_codes"]) == 10


def test_enrolling_twice_at_once_makes_one_generator(enrolling: Browser, bob: Person, clock: Clock) -> None:
    other = Browser()
    other.sign_in(bob.user.email)
    mine, theirs = _phone(enrolling, clock), _phone(other, clock)
    assert enrolling.post("auth/2fa/enroll", {"code": mine.code()})[0] == 200
    assert other.post("auth/2fa/enroll", {"code": theirs.code()})[0] == 409
    assert Factor.objects.filter(user=bob.user, type="totp").count() == 1


def test_nobody_enrols_without_a_password_before(strict: Any, tab: Browser) -> None:
    assert tab.get("auth/2fa/enroll")[0] == 401
    assert tab.post("auth/2fa/enroll", {"code": "123456"})[0] == 401


def test_an_authenticator_written_by_others_makes_the_codes(enrolling: Browser, clock: Clock) -> None:
    secret = _phone(enrolling, clock).secret
    moment = int(clock.now().timestamp())
    code = oath_code(secret, moment)
    if oathtool := shutil.which("oathtool"):
        shown = subprocess.run(
            [oathtool, "--totp", "--base32", f"--now=@{moment}", secret], capture_output=True, text=True, check=True
        )
        assert shown.stdout.strip() == code
    assert enrolling.post("auth/2fa/enroll", {"code": code})[0] == 200

from typing import Any

import pytest
from allauth.mfa.models import Authenticator as Factor
from django.core.cache import cache

from tests.accounts.browser import Browser, codes
from tests.accounts.conftest import Authenticator
from tests.cast import Person

CODES = "account/authenticators/recovery-codes"


@pytest.fixture
def settings_page(phone: Authenticator, bob: Person) -> Browser:
    """Bob in his security settings, just asked for his password again."""
    tab = Browser(bob.client)
    tab.prove_password()
    return tab


def _half_in(bob: Person) -> Browser:
    tab = Browser()
    tab.sign_in(bob.user.email)
    return tab


def test_they_are_shown_once(settings_page: Browser) -> None:
    first, second = settings_page.get(CODES)[1], settings_page.get(CODES)[1]
    assert len(first["data"]["unused_codes"]) == 10
    assert "unused_codes" not in second["data"]
    assert second["data"]["unused_code_count"] == 10


def test_they_are_not_shown_without_a_fresh_password(phone: Authenticator, bob: Person) -> None:
    status, answer = Browser(bob.client).get(CODES)
    assert status == 401
    assert "unused_codes" not in answer.get("data", {})


def test_one_of_them_signs_in_instead_of_a_code(settings_page: Browser, bob: Person) -> None:
    code = settings_page.get(CODES)[1]["data"]["unused_codes"][0]
    tab = _half_in(bob)
    assert codes(tab.enter_code(code)[1]) == []
    tab.post("auth/2fa/trust", {"trust": False})
    assert tab.is_signed_in


def test_each_works_once(settings_page: Browser, bob: Person) -> None:
    code = settings_page.get(CODES)[1]["data"]["unused_codes"][0]
    _half_in(bob).enter_code(code)
    cache.clear()
    assert codes(_half_in(bob).enter_code(code)[1]) == ["incorrect_code"]


def test_new_ones_make_the_old_ones_worthless(settings_page: Browser, bob: Person) -> None:
    old = settings_page.get(CODES)[1]["data"]["unused_codes"][0]
    status, answer = settings_page.post(CODES)
    assert status == 200
    assert len(answer["data"]["unused_codes"]) == 10
    assert "unused_codes" not in settings_page.get(CODES)[1]["data"]
    assert codes(_half_in(bob).enter_code(old)[1]) == ["incorrect_code"]


def test_new_ones_need_a_fresh_password(phone: Authenticator, bob: Person) -> None:
    assert Browser(bob.client).post(CODES)[0] == 401


def test_their_seed_is_encrypted(phone: Authenticator, bob: Person) -> None:
    seed = Factor.objects.get(user=bob.user, type="recovery_codes").data["seed"]
    assert seed.startswith("gAAAA")


def test_nobody_without_a_factor_gets_any(carol: Person) -> None:
    tab = Browser(carol.client)
    tab.prove_password()
    assert tab.post(CODES)[0] == 400


def test_the_secrets_survive_a_new_key_in_front(settings_page: Browser, bob: Person, settings: Any) -> None:
    from cryptography.fernet import Fernet

    code = settings_page.get(CODES)[1]["data"]["unused_codes"][0]
    settings.MFA_SECRET_KEYS = [Fernet.generate_key().decode(), *settings.MFA_SECRET_KEYS]
    assert codes(_half_in(bob).enter_code(code)[1]) == []

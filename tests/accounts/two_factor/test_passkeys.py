from typing import Any

import pytest
from allauth.mfa.models import Authenticator as Factor

from tests.accounts.browser import Browser, codes, pending
from tests.accounts.conftest import Authenticator
from tests.accounts.passkey import Passkey
from tests.cast import Person

KEYS = "account/authenticators/webauthn"


@pytest.fixture
def key(bob: Person) -> Passkey:
    """Bob's passkey, added in his settings."""
    tab = Browser(bob.client)
    tab.prove_password()
    passkey = Passkey()
    _status, answer = tab.get(f"{KEYS}?passwordless")
    credential = passkey.register(answer["data"]["creation_options"])
    status, _answer = tab.post(KEYS, {"name": "Laptop", "credential": credential, "passwordless": True})
    assert status == 200
    return passkey


def test_adding_one_needs_a_fresh_password(bob: Person) -> None:
    assert Browser(bob.client).get(KEYS)[0] == 401


def test_it_signs_in_without_a_password(key: Passkey, tab: Browser) -> None:
    _status, answer = tab.get("auth/webauthn/login")
    assert tab.post("auth/webauthn/login", {"credential": key.sign(answer["data"]["request_options"])})[0] == 200
    assert tab.is_signed_in


def test_it_is_the_second_step_after_a_password(key: Passkey, bob: Person, tab: Browser) -> None:
    status, answer = tab.sign_in(bob.user.email)
    assert (status, pending(answer)) == (401, ["mfa_authenticate"])
    _status, answer = tab.get("auth/webauthn/authenticate")
    credential = key.sign(answer["data"]["request_options"])
    tab.post("auth/webauthn/authenticate", {"credential": credential})
    tab.post("auth/2fa/trust", {"trust": False})
    assert tab.is_signed_in


def test_an_answer_counts_once(key: Passkey, tab: Browser) -> None:
    _status, answer = tab.get("auth/webauthn/login")
    signed = key.sign(answer["data"]["request_options"])
    tab.post("auth/webauthn/login", {"credential": signed})
    again = Browser()
    again.get("auth/webauthn/login")
    assert again.post("auth/webauthn/login", {"credential": signed})[0] == 400
    assert not again.is_signed_in


def test_another_key_is_refused(key: Passkey, tab: Browser) -> None:
    other = Passkey()
    other.id, other.owner = key.id, key.owner
    _status, answer = tab.get("auth/webauthn/login")
    assert tab.post("auth/webauthn/login", {"credential": other.sign(answer["data"]["request_options"])})[0] == 400
    assert not tab.is_signed_in


GARBAGE: list[Any] = ["x", 1, [], {}, {"id": 1}, {"response": None}, {"response": {"userHandle": "x"}}]


@pytest.mark.parametrize("address", ["auth/webauthn/login", KEYS, "auth/webauthn/reauthenticate"])
@pytest.mark.parametrize("credential", GARBAGE)
def test_garbage_is_refused(key: Passkey, bob: Person, tab: Browser, address: str, credential: Any) -> None:
    tab = tab if address.endswith("login") else Browser(bob.client)
    tab.get(address)
    assert tab.post(address, {"credential": credential})[0] == 400


def test_it_satisfies_a_strict_workspace(strict: Any, alice: Person, tab: Browser) -> None:
    mine = Browser(alice.client)
    mine.prove_password()
    passkey = Passkey()
    _status, answer = mine.get(f"{KEYS}?passwordless")
    credential = passkey.register(answer["data"]["creation_options"])
    mine.post(KEYS, {"name": "Laptop", "credential": credential, "passwordless": True})
    assert alice.get("/workspace")[0] == 200


def test_adding_one_ends_the_other_sessions(bob: Person) -> None:
    elsewhere = Browser()
    elsewhere.sign_in(bob.user.email)
    tab = Browser(bob.client)
    tab.prove_password()
    _status, answer = tab.get(KEYS)
    tab.post(KEYS, {"name": "Key", "credential": Passkey().register(answer["data"]["creation_options"])})
    assert tab.is_signed_in
    assert not elsewhere.is_signed_in


def test_the_last_one_stays_where_a_workspace_demands_a_factor(key: Passkey, strict: Any, bob: Person) -> None:
    tab = Browser(bob.client)
    tab.prove_password()
    mine = Factor.objects.get(user=bob.user, type="webauthn")
    status, answer = tab.delete(KEYS, {"authenticators": [mine.pk]})
    assert (status, codes(answer)) == (409, ["cannot_delete_authenticator"])


def test_one_of_two_factors_may_go(key: Passkey, phone: Authenticator, strict: Any, bob: Person) -> None:
    tab = Browser(bob.client)
    tab.prove_password()
    mine = Factor.objects.get(user=bob.user, type="webauthn")
    assert tab.delete(KEYS, {"authenticators": [mine.pk]})[0] == 200


def test_somebody_elses_cannot_be_removed(key: Passkey, bob: Person, carol: Person) -> None:
    tab = Browser(carol.client)
    tab.prove_password()
    his = Factor.objects.get(user=bob.user, type="webauthn")
    assert tab.delete(KEYS, {"authenticators": [his.pk]})[0] == 400
    assert Factor.objects.filter(pk=his.pk).exists()

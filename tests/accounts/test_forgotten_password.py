import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator as Factor

from accounts.mail.models import OutgoingMail
from journal.fence import fence
from tests.accounts.browser import Browser, codes, pending
from tests.accounts.conftest import Authenticator
from tests.cast import Person

NEW = "another northern harbour"


def _mails(address: str) -> list[OutgoingMail]:
    with fence(None, None):
        return list(OutgoingMail.objects.filter(to=address, template="password_reset").order_by("created_at"))


def _key(address: str) -> str:
    found = re.search(r"/reset-password/(\S+)", _mails(address)[-1].text)
    assert found
    return found[1]


@pytest.fixture
def key(bob: Person, tab: Browser) -> str:
    """What the mailed link carries."""
    tab.post("auth/password/request", {"email": bob.user.email})
    return _key(bob.user.email)


def test_the_answer_says_nothing_about_who_has_an_account(bob: Person, tab: Browser) -> None:
    known = tab.post("auth/password/request", {"email": bob.user.email})
    unknown = Browser().post("auth/password/request", {"email": "nobody@nowhere.test"})
    assert known == unknown
    assert known[0] == 200


def test_a_stranger_gets_no_mail(tab: Browser, workspace: Any) -> None:
    tab.post("auth/password/request", {"email": "nobody@nowhere.test"})
    assert _mails("nobody@nowhere.test") == []


def test_the_link_leads_to_our_origin_whatever_the_host_header_says(bob: Person, tab: Browser, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    tab.client.defaults["HTTP_HOST"] = "evil.test"
    tab.post("auth/password/request", {"email": bob.user.email})
    mail = _mails(bob.user.email)[0]
    assert "evil.test" not in mail.text + mail.html
    assert f"{settings.ORIGIN}/reset-password/" in mail.text


def test_it_is_in_the_language_of_the_account(bob: Person, tab: Browser) -> None:
    bob.user.language = "ru"
    bob.user.save(update_fields=["language"])
    tab.post("auth/password/request", {"email": bob.user.email})
    assert _mails(bob.user.email)[0].language == "ru"


def test_no_workspace_sees_the_mail(key: str, alice: Person) -> None:
    with alice.inside():
        assert not OutgoingMail.objects.filter(template="password_reset").exists()


def test_the_link_sets_a_new_password(key: str, bob: Person, tab: Browser) -> None:
    tab.post("auth/password/reset", {"key": key, "password": NEW})
    assert not tab.is_signed_in
    assert Browser().sign_in(bob.user.email, NEW)[0] == 200


def test_it_works_once(key: str, tab: Browser) -> None:
    tab.post("auth/password/reset", {"key": key, "password": NEW})
    status, answer = tab.post("auth/password/reset", {"key": key, "password": "yet another harbour"})
    assert (status, codes(answer)) == (400, ["invalid_password_reset"])


def test_it_dies_with_a_sign_in(key: str, bob: Person, tab: Browser) -> None:
    Browser().sign_in(bob.user.email)
    assert tab.post("auth/password/reset", {"key": key, "password": NEW})[0] == 400


@pytest.mark.parametrize("key", ["", "x", "x-y", "0-0", "\x00", "é"])
def test_a_made_up_key_is_refused(bob: Person, tab: Browser, key: str) -> None:
    assert tab.post("auth/password/reset", {"key": key, "password": NEW})[0] == 400


def test_every_session_ends(key: str, bob: Person, tab: Browser) -> None:
    here = Browser(bob.client)
    assert here.is_signed_in
    tab.post("auth/password/reset", {"key": key, "password": NEW})
    assert not here.is_signed_in


def test_it_does_not_get_around_the_second_factor(key: str, bob: Person, phone: Authenticator, tab: Browser) -> None:
    tab.post("auth/password/reset", {"key": key, "password": NEW})
    assert not tab.is_signed_in
    assert Factor.objects.filter(user=bob.user, type="totp").exists()
    status, answer = tab.sign_in(bob.user.email, NEW)
    assert (status, pending(answer)) == (401, ["mfa_authenticate"])


def test_requests_have_a_budget(bob: Person) -> None:
    answers = [Browser().post("auth/password/request", {"email": bob.user.email})[0] for _number in range(7)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_an_account_whose_address_was_never_proven_begins_anew(
    key: str, bob: Person, phone: Authenticator, tab: Browser
) -> None:
    """Somebody else may have set it up through a copied link, with a factor of their own."""
    bob.user.address_unproven = True
    bob.user.save(update_fields=["address_unproven"])
    tab.post("auth/password/reset", {"key": key, "password": NEW})
    assert not Factor.objects.filter(user=bob.user).exists()
    assert Browser().sign_in(bob.user.email, NEW)[0] == 200

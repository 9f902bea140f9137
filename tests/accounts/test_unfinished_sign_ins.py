"""Between the password and the second step there is no session yet; what ends sessions ends this too."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator as Factor
from django.core.cache import cache

from accounts.mail.models import OutgoingMail
from journal.fence import fence
from tests.accounts.browser import Browser, codes, pending
from tests.accounts.conftest import Authenticator, Clock
from tests.cast import Person

NEW = "another northern harbour"


def _reset_password(person: Person) -> None:
    """The person's own browser, by the mailed link."""
    own = Browser()
    own.post("auth/password/request", {"email": person.user.email})
    with fence(None, None):
        mail = OutgoingMail.objects.get(to=person.user.email, template="password_reset")
    found = re.search(r"/reset-password/(\S+)", mail.text)
    assert found
    own.post("auth/password/reset", {"key": found[1], "password": NEW})


def test_a_stolen_password_that_was_changed_enrols_no_factor(strict: Any, bob: Person, clock: Clock) -> None:
    thief = Browser()
    assert pending(thief.sign_in(bob.user.email)[1]) == ["mfa_enroll_required"]
    secret = thief.get("auth/2fa/enroll")[1]["data"]["secret"]
    _reset_password(bob)
    status, _answer = thief.post("auth/2fa/enroll", {"code": Authenticator(secret, clock).code()})
    assert status in (401, 409)
    assert not thief.is_signed_in
    assert not Factor.objects.filter(user=bob.user).exists()


def test_a_sign_in_begun_with_an_old_password_is_not_finished_by_a_code(
    phone: Authenticator, bob: Person, tab: Browser
) -> None:
    tab.sign_in(bob.user.email)
    _reset_password(bob)
    status, answer = tab.enter_code(phone.code())
    assert (status in (401, 409), pending(answer)) == (True, [])
    assert not tab.is_signed_in


def test_an_account_that_was_switched_off_is_not_let_in_by_a_code(
    phone: Authenticator, bob: Person, tab: Browser
) -> None:
    tab.sign_in(bob.user.email)
    bob.user.is_active = False
    bob.user.save(update_fields=["is_active"])
    tab.enter_code(phone.code())
    assert not tab.is_signed_in


@pytest.mark.parametrize("others", [400])
def test_attempts_at_many_accounts_give_no_fresh_attempts_at_one(bob: Person, others: int) -> None:
    for _attempt in range(5):
        Browser().sign_in(bob.user.email, "a wrong southern harbour")
    assert codes(Browser().sign_in(bob.user.email)[1]) == ["too_many_login_attempts"]
    # What that many requests from as many addresses leave behind; they sort after everything else.
    cache.set_many({f"z:{number}": [] for number in range(others)})
    assert codes(Browser().sign_in(bob.user.email)[1]) == ["too_many_login_attempts"]

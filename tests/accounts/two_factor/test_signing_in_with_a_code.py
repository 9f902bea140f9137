import pytest
from allauth.headless.mfa import views as theirs
from django.core.cache import cache
from django.urls import NoReverseMatch, resolve, reverse

from accounts.two_factor import operations
from tests.accounts.browser import Browser, codes, pending
from tests.accounts.conftest import Authenticator
from tests.cast import Person


@pytest.fixture
def half_in(phone: Authenticator, bob: Person) -> Browser:
    """Bob after his password, before his code."""
    tab = Browser()
    tab.sign_in(bob.user.email)
    return tab


def _enter(bob: Person) -> Browser:
    tab = Browser()
    tab.sign_in(bob.user.email)
    return tab


def test_the_password_alone_opens_no_session(phone: Authenticator, bob: Person, tab: Browser) -> None:
    status, answer = tab.sign_in(bob.user.email)
    assert (status, pending(answer)) == (401, ["mfa_authenticate"])
    assert not tab.is_signed_in


def test_the_code_opens_it(half_in: Browser, phone: Authenticator) -> None:
    status, answer = half_in.enter_code(phone.code())
    assert (status, pending(answer)) == (401, ["mfa_trust"])
    assert half_in.post("auth/2fa/trust", {"trust": False})[0] == 200
    assert half_in.is_signed_in


def test_the_code_may_be_typed_as_phones_show_it(half_in: Browser, phone: Authenticator) -> None:
    code = phone.code()
    assert codes(half_in.enter_code(f"{code[:3]} {code[3:]}")[1]) == []


def test_a_code_counts_once_even_after_the_cache_was_flushed(
    half_in: Browser, phone: Authenticator, bob: Person
) -> None:
    code = phone.code()
    half_in.enter_code(code)
    cache.clear()
    again = _enter(bob)
    status, answer = again.enter_code(code)
    assert (status, codes(answer)) == (400, ["incorrect_code"])
    assert not again.is_signed_in


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_that_is_one_step_off_is_forgiven(half_in: Browser, phone: Authenticator, steps: int) -> None:
    assert codes(half_in.enter_code(phone.code(steps=steps))[1]) == []


@pytest.mark.parametrize("steps", [-2, 2])
def test_two_steps_off_is_not(half_in: Browser, phone: Authenticator, steps: int) -> None:
    assert codes(half_in.enter_code(phone.code(steps=steps))[1]) == ["incorrect_code"]


def test_an_older_code_than_the_last_one_is_refused(half_in: Browser, phone: Authenticator, bob: Person) -> None:
    half_in.enter_code(phone.code(steps=1))
    assert codes(_enter(bob).enter_code(phone.code(steps=0))[1]) == ["incorrect_code"]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "\u0661\u0662\u0663\u0664\u0665\u0666", "0" * 5000])
def test_what_is_no_code_is_refused(half_in: Browser, code: str) -> None:
    assert half_in.enter_code(code)[0] == 400
    assert not half_in.is_signed_in


def test_somebody_elses_code_is_refused(half_in: Browser, phone: Authenticator, carol: Person) -> None:
    hers = Authenticator(operations.new_secret(), phone.clock)
    operations.enrol(carol.user, hers.secret, phone.clock.step - 9)
    assert codes(half_in.enter_code(hers.code())[1]) == ["incorrect_code"]


def test_attempts_have_a_budget(half_in: Browser, phone: Authenticator, bob: Person) -> None:
    answers = [half_in.enter_code(f"{number:06}")[1] for number in range(8)]
    assert codes(answers[0]) == ["incorrect_code"]
    assert codes(answers[-1]) == ["too_many_login_attempts"]
    # The right code does not help any more, in another browser neither.
    assert codes(half_in.enter_code(phone.code())[1]) == ["too_many_login_attempts"]
    assert codes(_enter(bob).enter_code(phone.code())[1]) == ["too_many_login_attempts"]


def test_a_right_code_gives_the_budget_back(phone: Authenticator, bob: Person) -> None:
    for _round in range(3):
        tab = _enter(bob)
        tab.enter_code("000000")
        tab.enter_code("000001")
        assert codes(tab.enter_code(phone.fresh())[1]) == []


def test_a_trusted_browser_is_not_asked_again(half_in: Browser, phone: Authenticator, bob: Person) -> None:
    half_in.enter_code(phone.code())
    half_in.post("auth/2fa/trust", {"trust": True})
    half_in.delete("auth/session")
    assert not half_in.is_signed_in
    assert half_in.sign_in(bob.user.email)[0] == 200


def test_trust_ends_with_the_password(half_in: Browser, phone: Authenticator, bob: Person) -> None:
    half_in.enter_code(phone.code())
    half_in.post("auth/2fa/trust", {"trust": True})
    half_in.delete("auth/session")
    bob.user.set_password("another quiet harbour")
    bob.user.save(update_fields=["password"])
    status, answer = half_in.sign_in(bob.user.email, "another quiet harbour")
    assert (status, pending(answer)) == (401, ["mfa_authenticate"])


def test_trust_of_one_person_is_worth_nothing_for_another(
    half_in: Browser, phone: Authenticator, carol: Person
) -> None:
    operations.enrol(carol.user, operations.new_secret(), phone.clock.step)
    half_in.enter_code(phone.code())
    half_in.post("auth/2fa/trust", {"trust": True})
    half_in.delete("auth/session")
    status, answer = half_in.sign_in(carol.user.email)
    assert (status, pending(answer)) == (401, ["mfa_authenticate"])


def test_allauths_own_pages_for_codes_are_absent() -> None:
    for name in ("mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "account_login"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_no_address_leads_to_allauths_own_check_of_a_code() -> None:
    for path in (
        "auth/2fa/authenticate",
        "auth/2fa/reauthenticate",
        "account/authenticators/totp",
        "account/authenticators/recovery-codes",
        "account/authenticators/webauthn",
    ):
        view = resolve(f"/_allauth/browser/v1/{path}").func.view_class  # type: ignore[attr-defined]
        assert view.__module__ == "accounts.two_factor.views", path
        assert issubclass(view, tuple(getattr(theirs, name) for name in dir(theirs) if name.endswith("View")))


def test_the_app_client_of_allauth_is_closed(tab: Browser) -> None:
    assert tab.client.post("/_allauth/app/v1/auth/2fa/authenticate").status_code in (403, 404, 405)

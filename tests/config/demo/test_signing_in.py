"""One-click sign-in: for this machine, by a click on a page of our own, and never past a second factor."""

import re
from io import StringIO
from typing import Any

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client

from accounts.models import User
from accounts.two_factor.operations import accept
from config.demo.people import everybody, guarded, named, password

PAGES = ("/demo/", "/demo/mail", "/demo/mail/list", "/demo/enter/sofia", "/demo/export.zip", "/demo/assets/demo.css")


def own(login: str, **more: Any) -> Client:
    """A browser at somebody's own host."""
    return Client(headers={"host": f"{login}.localhost:8000"}, **more)


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_do_not_exist_without_the_demo(path: str, db: None, settings: Any) -> None:
    settings.DEMO = False
    assert Client(headers={"host": "localhost:8000"}).get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "stranger",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "::ffff:192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_HOST": "192.0.2.1:8000"},
        {"HTTP_HOST": "localhost.example:8000"},
        {"HTTP_HOST": "crm.example"},
    ],
    ids=lambda one: "-".join([*one, *one.values()]),
)
def test_the_pages_do_not_exist_for_others(path: str, stranger: dict[str, str], db: None, settings: Any) -> None:
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["*"]
    assert Client(**{"HTTP_HOST": "localhost:8000", **stranger}).get(path).status_code == 404


def test_the_page_lists_everybody_of_both_workspaces(demo: list[str], db: None, here: Client) -> None:
    page = here.get("/demo/").content.decode()
    for person in [*everybody("ru"), *everybody("en")]:
        assert f"http://{person.login}.localhost:8000/demo/enter/{person.login}" in page
        assert person.name in page

    assert "make demo-reset" not in page


def test_the_page_says_what_to_do_before_the_demo_is_loaded(db: None, here: Client) -> None:
    User.objects.filter(email__endswith=".example").update(email=Concat("email", Value(".test")))
    assert "make demo-reset" in here.get("/demo/").content.decode()


def test_the_page_speaks_the_browsers_language_and_lets_choose(demo: list[str], db: None, here: Client) -> None:
    assert '<html lang="ru">' in here.get("/demo/", headers={"accept-language": "ru-RU,ru"}).content.decode()
    chosen = here.get("/demo/?language=en", headers={"accept-language": "ru-RU,ru"})
    assert '<html lang="en">' in chosen.content.decode()
    assert '<html lang="en">' in here.get("/demo/", headers={"accept-language": "ru-RU,ru"}).content.decode()


def test_a_link_leads_to_the_persons_own_host(demo: list[str], db: None, here: Client) -> None:
    answer = here.get("/demo/enter/sofia")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "http://sofia.localhost:8000/demo/enter/sofia?next=/w/northway/"


@pytest.mark.parametrize(("login", "home"), [("sofia", "/w/northway/"), ("pavel", "/portal/severny-sklad/")])
def test_one_click_signs_in_and_leads_home(login: str, home: str, demo: list[str], db: None, settings: Any) -> None:
    settings.DEMO = True
    browser = own(login, enforce_csrf_checks=True)
    page = browser.get(f"/demo/enter/{login}", headers={"referer": "http://localhost:8000/"}).content.decode()
    assert "data-presses-itself" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    answer = browser.post(f"/demo/enter/{login}", {"csrfmiddlewaretoken": token.group(1)})
    assert (answer.status_code, answer.headers["Location"]) == (303, home)
    session = browser.get("/api/session").json()
    assert session["user"]["email"] == named(login).email  # type: ignore[union-attr]
    assert browser.get(f"/demo/enter/{login}").headers["Location"] == home


def test_it_leads_to_the_page_asked_for_but_never_off_the_host(demo: list[str], db: None, settings: Any) -> None:
    settings.DEMO = True
    assert (
        own("sofia").post("/demo/enter/sofia", {"next": "/w/northway/inbox"}).headers["Location"] == "/w/northway/inbox"
    )
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        assert own("sofia").post("/demo/enter/sofia", {"next": elsewhere}).headers["Location"] == "/w/northway/"


def test_no_other_site_can_sign_a_browser_in(demo: list[str], db: None, settings: Any) -> None:
    settings.DEMO = True
    browser = own("sofia", enforce_csrf_checks=True)
    from_elsewhere = browser.get("/demo/enter/sofia", headers={"referer": "https://evil.example/"}).content.decode()
    assert "presses-itself" not in from_elsewhere
    assert "enter.js" not in from_elsewhere
    assert browser.post("/demo/enter/sofia").status_code == 403
    forged = own("sofia").post("/demo/enter/sofia", headers={"sec-fetch-site": "cross-site"})
    assert forged.status_code == 403
    assert browser.get("/api/session").json()["user"] is None


def test_strangers_to_the_demo_cannot_be_entered_as(demo: list[str], alice: Any, here: Client) -> None:
    assert own("alice").get("/demo/enter/alice").status_code == 404


def test_a_browser_without_local_names_signs_in_at_the_address(demo: list[str], db: None, settings: Any) -> None:
    settings.DEMO = True
    browser = Client(headers={"host": "127.0.0.1:8000"})
    assert "http://127.0.0.1:8000/demo/enter/sofia" in browser.get("/demo/").content.decode()
    assert browser.post("/demo/enter/sofia").headers["Location"] == "/w/northway/"
    assert browser.post("/demo/enter/pavel").headers["Location"] == "/portal/severny-sklad/"
    assert browser.get("/api/session").json()["user"]["name"] == "Павел Ремизов"


def test_one_click_does_not_pass_the_second_factor(demo: list[str], db: None, settings: Any) -> None:
    settings.DEMO = True
    person = guarded("en")
    browser = own(person.login)
    answer = browser.post(f"/demo/enter/{person.login}")
    assert answer.headers["Location"] == "/sign-in?next=/w/northway/"
    assert browser.get("/api/session").json()["user"] is None
    code = {"code": _printed_code(person.email)}
    browser.post("/_allauth/browser/v1/auth/2fa/authenticate", code, "application/json")
    answer = browser.post("/_allauth/browser/v1/auth/2fa/trust", {"trust": False}, "application/json")
    assert answer.status_code == 200
    assert browser.get("/api/session").json()["user"]["email"] == person.email


def test_who_came_by_one_click_turns_two_factor_on_without_a_password(
    demo: list[str], db: None, settings: Any, no_budgets_spent: None
) -> None:
    settings.DEMO = True
    browser = own("sofia")
    browser.post("/demo/enter/sofia")
    path = "/_allauth/browser/v1/account/authenticators/totp"
    secret = browser.get(path).json()["meta"]["secret"]
    assert browser.post(path, {"code": pyotp.TOTP(secret).now()}, "application/json").status_code == 200


def test_the_printed_code_is_the_one_that_counts(demo: list[str], db: None, settings: Any) -> None:
    settings.DEMO = True
    for language in ("ru", "en"):
        email = guarded(language).email
        authenticator = Authenticator.objects.get(user__email=email, type=Authenticator.Type.TOTP)
        assert accept(authenticator, _printed_code(email))
        assert not accept(authenticator, _printed_code(email))


def test_others_have_no_second_factor(demo: list[str], db: None) -> None:
    guarded_ones = {guarded(language).email for language in ("ru", "en")}
    found = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__email__endswith=".example")
    assert set(found.values_list("user__email", flat=True)) == guarded_ones


def test_the_demo_password_works_for_other_devices(demo: list[str], no_budgets_spent: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    answer = Client().post(
        "/_allauth/browser/v1/auth/login",
        {"email": "sofia@northway.example", "password": password()},
        "application/json",
    )
    assert answer.status_code == 200


def _printed_code(email: str) -> str:
    said = StringIO()
    call_command("demo_code", stdout=said)
    return next(line.split()[0] for line in said.getvalue().splitlines() if email in line)

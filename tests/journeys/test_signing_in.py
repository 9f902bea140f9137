"""Through the doors: a password, a second factor, an invitation."""

import re

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, expect

from accounts.two_factor import operations
from tests.cast import PASSWORD, Person
from tests.journeys.browsers import Browsers
from tests.journeys.ground import Ground
from tests.journeys.office import Office


def give_password(ground: Ground, person: Person) -> None:
    """One that the server can check: the tests' quick hashes are not for it."""
    person.user.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    ground.run(person.user.save, update_fields=["password"])


@pytest.fixture(autouse=True)
def real_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]


def give_email_and_password(page: Page, person: Person, password: str = PASSWORD) -> None:
    page.get_by_label("Email").fill(person.user.email)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_password_opens_the_page_that_was_asked_for(browsers: Browsers, office: Office, ground: Ground):
    give_password(ground, office.bob)
    page = browsers.of()
    page.goto(f"/w/{office.slug}/companies")
    expect(page.get_by_role("heading", name="Sign in to Artel")).to_be_visible()
    give_email_and_password(page, office.bob, "not the password")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Companies")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/w/{office.slug}/companies$"))


def test_a_second_factor_is_asked_for(browsers: Browsers, office: Office, ground: Ground):
    give_password(ground, office.bob)
    secret = operations.new_secret()
    ground.run(operations.enrol, office.bob.user, secret, 0)
    page = browsers.of()
    page.goto("/sign-in")
    give_email_and_password(page, office.bob)
    code = page.get_by_label("Six-digit code")
    expect(code).to_be_focused()
    right = pyotp.TOTP(secret).now()
    code.fill(f"{(int(right) + 1) % 1_000_000:06}")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    code.fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile(f"/w/{office.slug}/pipeline"))


def test_a_client_protects_their_account_in_the_portal(browsers: Browsers, office: Office, ground: Ground):
    give_password(ground, office.dana)
    page, elsewhere = browsers.of(), browsers.of()
    page.goto(f"/portal/{office.slug}/")
    give_email_and_password(page, office.dana)
    page.get_by_role("button", name="Account").click()
    page.get_by_role("menuitem", name="My account").click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()
    page.get_by_role("button", name="Turn on", exact=True).click()
    setup = page.get_by_role("dialog", name="Turn two-factor sign-in on")
    setup.get_by_text("Cannot scan it?").click()
    secret = re.sub(r"\s", "", setup.get_by_text(re.compile(r"^([A-Z2-7]{4} ?){8}$")).inner_text())
    setup.get_by_label("Six-digit code").fill(pyotp.TOTP(secret).now())
    setup.get_by_role("button", name="Turn on").click()
    once_more = page.get_by_role("dialog", name="Is it you?")
    once_more.get_by_label("Password", exact=True).fill(PASSWORD)
    once_more.get_by_role("button", name="Confirm").click()
    codes = page.get_by_role("dialog", name="Keep your recovery codes")
    recovery = codes.get_by_role("listitem").first.inner_text()
    codes.get_by_role("button", name="Done").click()
    expect(page.get_by_text("10 codes left")).to_be_visible()

    elsewhere.goto(f"/portal/{office.slug}/account")
    give_email_and_password(elsewhere, office.dana)
    elsewhere.get_by_role("button", name="Use a recovery code instead").click()
    elsewhere.get_by_label("Recovery code").fill(recovery)
    elsewhere.get_by_role("button", name="Continue").click()
    expect(elsewhere.get_by_text("9 codes left")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Sign out elsewhere").click()
    expect(page.get_by_role("button", name=re.compile("^Sign out"))).to_have_count(0)
    elsewhere.reload()
    expect(elsewhere.get_by_role("heading", name="Sign in to Artel")).to_be_visible()


def test_a_recovery_code_opens_once(browsers: Browsers, office: Office, ground: Ground):
    give_password(ground, office.bob)
    ground.run(operations.enrol, office.bob.user, operations.new_secret(), 0)
    recovery = ground.run(lambda: RecoveryCodes(_factor(office.bob)).get_unused_codes()[0])

    def give_recovery_code() -> Page:
        page = browsers.of()
        page.goto("/sign-in")
        give_email_and_password(page, office.bob)
        page.get_by_role("button", name="Use a recovery code instead").click()
        page.get_by_label("Recovery code").fill(recovery)
        page.get_by_role("button", name="Continue").click()
        return page

    expect(give_recovery_code()).to_have_url(re.compile(f"/w/{office.slug}/pipeline"))
    expect(give_recovery_code().get_by_role("alert")).to_be_visible()


def _factor(person: Person) -> Authenticator:
    return Authenticator.objects.get(user=person.user, type=Authenticator.Type.RECOVERY_CODES)


@pytest.mark.parametrize(
    ("kind", "company", "home"),
    [
        ("Staff", None, "/w/{slug}/pipeline"),
        ("Partners", "Partner One", "/portal/{slug}/"),
        ("Clients", "Client One", "/portal/{slug}/"),
    ],
    ids=["staff", "partner", "client"],
)
def test_an_invitation_is_accepted_in_another_browser(
    browsers: Browsers, office: Office, kind: str, company: str | None, home: str
):
    alice = browsers.of(office.alice)
    alice.goto(f"/w/{office.slug}/settings/members")
    alice.get_by_role("button", name="Invite", exact=True).click()
    dialog = alice.get_by_role("dialog", name="Invite to the workspace")
    dialog.get_by_text(kind, exact=True).click()
    dialog.get_by_label("Email").fill(f"nora@{office.slug}.test")
    if company:
        dialog.get_by_role("combobox", name="Company").click()
        alice.get_by_role("option", name=company).click()
    with alice.expect_response("**/members/invite") as invited:
        dialog.get_by_role("button", name="Send invitation").click()
    link = invited.value.json()["link"]
    expect(alice.get_by_role("dialog", name="Invitation sent").get_by_label("Invitation link")).to_have_value(link)

    nora = browsers.of()
    nora.goto(link)
    expect(nora.get_by_role("heading", name=f"Join {office.workspace.name}")).to_be_visible()
    nora.get_by_label("Your name").fill("Nora")
    nora.get_by_label("New password").fill(PASSWORD)
    nora.get_by_role("button", name="Join").click()
    expect(nora).to_have_url(re.compile(home.format(slug=office.slug)))
    expect(nora.get_by_role("main")).to_be_visible()

    again = browsers.of()
    again.goto(link)
    expect(again.get_by_role("heading", name="This invitation no longer works")).to_be_visible()

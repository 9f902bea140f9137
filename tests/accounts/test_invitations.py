"""The link of an invitation, from both ends."""

import io
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.invitations.tokens import make_token
from accounts.mail.models import OutgoingMail
from accounts.models import Invitation, Membership, User
from tests.accounts.browser import Browser
from tests.cast import PASSWORD, Answer, Person

NEWCOMER = "nina@newcomer.test"
NAME_AND_PASSWORD = {"name": "Nina Lind", "password": "a quiet southern harbour"}


class Guest:
    """Somebody with a link."""

    def __init__(self, inviter: Person, email: str = NEWCOMER) -> None:
        self.inviter, self.email, self.client = inviter, email, Client()

    @property
    def invitation(self) -> Invitation:
        with self.inviter.inside():
            return Invitation.objects.select_related("membership__user").get(email=self.email)

    @property
    def mailed(self) -> str:
        return make_token(self.invitation, is_mailed=True)

    @property
    def copied(self) -> str:
        return make_token(self.invitation, is_mailed=False)

    def look(self, token: str) -> Answer:
        return _plain(self.client.get(f"/api/invitations/{token}"))

    def accept(self, token: str, body: Any = None) -> Answer:
        body = NAME_AND_PASSWORD if body is None else body
        return _plain(self.client.post(f"/api/invitations/{token}/accept", body, content_type="application/json"))

    def session(self) -> Any:
        return self.client.get("/api/session").json()


def _plain(response: Any) -> Answer:
    return response.status_code, response.json()


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


@pytest.fixture
def guest(alice: Person) -> Guest:
    """Nina, who never heard of Artel, invited as staff."""
    alice.post("/members/invite", {"email": NEWCOMER, "kind": "staff", "language": "ru"})
    return Guest(alice)


@pytest.fixture
def known_guest(alice: Person, eve: Person) -> Guest:
    """Eve, who works in another workspace, invited here."""
    alice.post("/members/invite", {"email": eve.user.email, "kind": "staff", "language": "en"})
    return Guest(alice, eve.user.email)


def test_the_page_says_who_invites_where(guest: Guest) -> None:
    assert guest.look(guest.mailed) == (
        200,
        {
            "workspace": {"name": "North"},
            "email": NEWCOMER,
            "kind": "staff",
            "invited_by": "Alice",
            "language": "ru",
            "has_account": False,
        },
    )


def test_a_newcomer_sets_name_and_password_and_is_in(guest: Guest) -> None:
    assert guest.accept(guest.mailed) == (200, {"workspace": "north", "portal": False, "pending": None})
    session = guest.session()
    assert (session["user"]["name"], session["user"]["language"]) == ("Nina Lind", "ru")
    assert [one["slug"] for one in session["workspaces"]] == ["north"]
    assert guest.client.get("/api/w/north/workspace").status_code == 200


def test_before_that_there_is_nothing_to_enter(guest: Guest) -> None:
    user = User.objects.get(email=NEWCOMER)
    guest.client.force_login(user)
    assert guest.session()["workspaces"] == []
    assert guest.client.get("/api/w/north/workspace").status_code == 404


def test_the_colleagues_hear_of_it_by_the_name_the_newcomer_chose(guest: Guest, alice: Person) -> None:
    guest.accept(guest.mailed)
    [nina] = alice.get("/members", q="Nina")[1]["items"]
    assert (nina["state"], nina["name"]) == ("active", "Nina Lind")


def test_a_link_works_once(guest: Guest) -> None:
    token = guest.mailed
    guest.accept(token)
    assert _code(guest.accept(token)) == (404, "invitation_ended")
    assert _code(Guest(guest.inviter).look(token)) == (404, "invitation_ended")


def test_the_copied_link_works_as_well(guest: Guest) -> None:
    assert guest.accept(guest.copied)[0] == 200


def test_whoever_uses_the_copied_link_has_not_proven_the_address(guest: Guest) -> None:
    guest.accept(guest.copied)
    assert User.objects.get(email=NEWCOMER).address_unproven


def test_the_mailed_link_proves_it(guest: Guest) -> None:
    guest.accept(guest.mailed)
    assert not User.objects.get(email=NEWCOMER).address_unproven


def test_a_later_mailed_link_proves_it_too(guest: Guest, eve: Person) -> None:
    guest.accept(guest.copied)
    eve.post("/members/invite", {"email": NEWCOMER, "kind": "staff", "language": "en"})
    guest.accept(Guest(eve).mailed, {})
    assert not User.objects.get(email=NEWCOMER).address_unproven


def test_a_new_link_kills_the_old_ones(guest: Guest, alice: Person) -> None:
    mailed, copied = guest.mailed, guest.copied
    status, answer = alice.post(f"/members/{guest.invitation.membership_id}/resend")
    assert status == 200
    assert _code(guest.look(mailed)) == (404, "invitation_ended")
    assert _code(guest.accept(copied)) == (404, "invitation_ended")
    assert guest.accept(answer["link"].rpartition("/")[2])[0] == 200


def test_a_revoked_link_is_dead(guest: Guest, alice: Person) -> None:
    token = guest.mailed
    assert alice.post(f"/members/{guest.invitation.membership_id}/revoke")[0] == 200
    assert _code(guest.look(token)) == (404, "invitation_ended")
    assert _code(guest.accept(token)) == (404, "invitation_ended")


def test_a_link_ends_after_two_weeks(guest: Guest, alice: Person) -> None:
    token = guest.mailed
    with alice.inside():
        ends = Invitation.objects.get(email=NEWCOMER).expires_at
        assert timedelta(days=13) < ends - timezone.now() < timedelta(days=15)
        Invitation.objects.update(expires_at=timezone.now())
    assert _code(guest.accept(token)) == (404, "invitation_ended")


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "é", "x" * 3000])
def test_a_made_up_link_is_dead(client: Client, db: None, token: str) -> None:
    assert client.get(f"/api/invitations/{token}").status_code == 404


def test_a_link_of_one_workspace_cannot_be_bent_to_another(guest: Guest, eve: Person) -> None:
    invitation = guest.invitation
    invitation.workspace_id = eve.workspace.id
    assert _code(guest.look(make_token(invitation, is_mailed=True))) == (404, "invitation_ended")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "", "password": NAME_AND_PASSWORD["password"]}, "name"),
        ({"name": "Nina", "password": ""}, "password"),
        ({"name": "Nina", "password": "short"}, "password"),
        ({"name": "Nina", "password": "password123"}, "password"),
        ({"name": "Nina", "password": NEWCOMER}, "password"),
        ({"name": "x" * 200, "password": NAME_AND_PASSWORD["password"]}, "name"),
    ],
)
def test_a_newcomer_gives_a_name_and_a_good_password(guest: Guest, body: Any, field: str) -> None:
    status, answer = guest.accept(guest.mailed, body)
    assert (status, list(answer["error"]["fields"])) == (400, [field])
    assert guest.invitation.accepted_at is None
    assert not User.objects.get(email=NEWCOMER).has_usable_password()


def test_an_existing_account_gives_its_password(known_guest: Guest) -> None:
    assert known_guest.look(known_guest.mailed)[1]["has_account"] is True
    assert known_guest.accept(known_guest.mailed, {"password": PASSWORD})[0] == 200
    assert [one["slug"] for one in known_guest.session()["workspaces"]] == ["north", "south"]


def test_a_wrong_one_is_refused(known_guest: Guest) -> None:
    assert _code(known_guest.accept(known_guest.mailed, {"password": "a guess"})) == (400, "wrong_password")
    assert known_guest.session()["user"] is None
    assert known_guest.invitation.accepted_at is None


def test_a_link_is_no_way_to_set_the_password_of_an_existing_account(known_guest: Guest, eve: Person) -> None:
    known_guest.accept(known_guest.mailed, NAME_AND_PASSWORD)
    eve.user.refresh_from_db()
    assert eve.user.check_password(PASSWORD)
    assert eve.user.name == "Eve"


def test_guesses_have_the_budget_of_the_sign_in_page(known_guest: Guest, eve: Person) -> None:
    for number in range(5):
        known_guest.accept(known_guest.mailed, {"password": f"guess {number}"})
    assert _code(known_guest.accept(known_guest.mailed, {"password": PASSWORD})) == (429, "too_many_requests")
    assert Browser().sign_in(eve.user.email)[0] == 400


def test_somebody_signed_in_accepts_with_one_click(known_guest: Guest, eve: Person) -> None:
    known_guest.client = eve.client
    assert known_guest.accept(known_guest.mailed, {})[0] == 200


def test_it_is_not_accepted_for_somebody_else(guest: Guest, eve: Person) -> None:
    guest.client = eve.client
    assert _code(guest.accept(guest.mailed, NAME_AND_PASSWORD)) == (409, "signed_in_as_another")
    assert guest.invitation.accepted_at is None


def test_the_second_factor_is_asked_for_as_at_sign_in(known_guest: Guest, eve: Person, clock: Any) -> None:
    from accounts.two_factor import operations

    operations.enrol(eve.user, operations.new_secret(), clock.step)
    status, answer = known_guest.accept(known_guest.mailed, {"password": PASSWORD})
    assert (status, answer["pending"]) == (200, "mfa_authenticate")
    assert known_guest.session()["user"] is None


def test_a_strict_workspace_makes_the_newcomer_enrol_first(guest: Guest, strict: Any) -> None:
    status, answer = guest.accept(guest.mailed)
    assert (status, answer["pending"]) == (200, "mfa_enroll_required")
    assert guest.session()["user"] is None
    assert guest.session()["pending"] == "mfa_enroll_required"


def test_a_client_is_led_to_the_portal(alice: Person, client_one: Any) -> None:
    body = {"email": NEWCOMER, "kind": "client", "company_id": str(client_one.id), "language": "ru"}
    alice.post("/members/invite", body)
    guest = Guest(alice)
    assert guest.accept(guest.mailed)[1]["portal"] is True
    assert guest.client.get("/api/w/north/workspace").status_code == 404


def test_accepting_needs_the_csrf_token(guest: Guest) -> None:
    guest.client = Client(enforce_csrf_checks=True)
    assert _code(guest.accept(guest.mailed)) == (403, "csrf")


def test_the_mail_speaks_the_chosen_language_and_its_link_opens_the_page(guest: Guest, settings: Any) -> None:
    with guest.inviter.inside():
        mail = OutgoingMail.objects.get(template="invitation")
    assert (mail.to, mail.language, mail.state) == (NEWCOMER, "ru", "queued")
    token = mail.text.partition(f"{settings.ORIGIN}/invite/")[2].split()[0]
    assert token in mail.html
    assert guest.accept(token)[0] == 200
    assert not User.objects.get(email=NEWCOMER).address_unproven


def test_the_name_known_elsewhere_is_not_shown_before_the_person_joined(known_guest: Guest, alice: Person) -> None:
    [shown] = alice.get("/members", q=known_guest.email)[1]["items"]
    assert shown["name"] == known_guest.email.partition("@")[0]


def test_whether_an_address_has_an_account_elsewhere_makes_no_difference(alice: Person, eve: Person) -> None:
    def invite(email: str) -> dict[str, Any]:
        status, answer = alice.post("/members/invite", {"email": email, "kind": "staff", "language": "en"})
        assert status == 200
        told = {**answer["member"], "id": "", "email": "", "name": "", "colour": 0}
        return told | {"link": len(answer["link"]) > 0}

    assert invite(eve.user.email) == invite("nobody@nowhere.test")


def test_two_at_once_join_once(guest: Guest) -> None:
    token = guest.mailed
    first, second = guest.accept(token), Guest(guest.inviter).accept(token)
    assert sorted([first[0], second[0]]) == [200, 404]
    with guest.inviter.inside():
        assert Membership.objects.filter(email=NEWCOMER).count() == 1


def test_the_log_does_not_keep_the_link(guest: Guest) -> None:
    [handler] = [one for one in logging.root.handlers if one.filters and isinstance(one, logging.StreamHandler)]
    kept, handler.stream = handler.stream, io.StringIO()
    try:
        assert guest.accept(guest.mailed, {"name": "Nina", "password": "short"})[0] == 400
        said = handler.stream.getvalue()
    finally:
        handler.setStream(kept)
    assert "/api/invitations/.../accept" in said
    assert guest.mailed not in said

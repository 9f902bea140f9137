from typing import Any
from uuid import uuid4

import pytest

from accounts.mail.models import OutgoingMail
from accounts.models import Invitation, Membership, User
from accounts.models.membership import TeamPlace
from permissions.grants import share
from permissions.models import WorkspaceUserGrant
from tests.cast import Answer, Person, add_person

STAFF = {"email": "nina@newcomer.test", "name": "Nina", "kind": "staff", "language": "en"}


def _code(answer: Answer) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


@pytest.fixture
def admin(workspace: Any) -> Person:
    return add_person(workspace, "Adam", role="admin")


@pytest.fixture
def nina(alice: Person) -> Any:
    """Invited, not joined."""
    return alice.post("/members/invite", STAFF)[1]["member"]


def _member(person: Person, pk: str) -> Membership:
    with person.inside():
        return Membership.objects.select_related("user").get(pk=pk)


def test_it_makes_an_invited_member_with_role_and_team(alice: Person, sales: Any) -> None:
    status, answer = alice.post("/members/invite", {**STAFF, "role": "manager", "team_ids": [str(sales.id)]})
    assert status == 200
    member = answer["member"]
    assert (member["state"], member["roles"], member["name"]) == ("invited", ["manager"], "Nina")
    assert [team["name"] for team in member["teams"]] == ["Sales"]
    assert answer["link"].startswith("http")


def test_staff_are_members_unless_said_otherwise(nina: Any) -> None:
    assert nina["roles"] == ["member"]


def test_an_invited_member_is_given_nothing_yet(nina: Any, alice: Person) -> None:
    from permissions.scope import Scope

    member = _member(alice, nina["id"])
    with alice.inside():
        scope = Scope.of(member)
    assert not scope.everywhere
    assert not scope.held.teams


def test_a_client_belongs_to_a_company(alice: Person, client_one: Any) -> None:
    body = {**STAFF, "kind": "client", "company_id": str(client_one.id)}
    member = alice.post("/members/invite", body)[1]["member"]
    assert (member["kind"], member["roles"], member["company"]["name"]) == ("client", ["client"], "Client One")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "client"}, "company_needed"),
        ({"kind": "partner"}, "company_needed"),
        ({"role": "client"}, "wrong_role"),
        ({"role": "emperor"}, "wrong_role"),
        ({"kind": "client", "role": "admin"}, "wrong_role"),
        ({"email": "nobody"}, "bad_address"),
        ({"email": "a@b.test\r\nBcc: x@y.test"}, "bad_address"),
        ({"email": ""}, "bad_address"),
        ({"kind": "robot"}, "invalid"),
        ({"language": "de"}, "invalid"),
    ],
)
def test_bad_input_is_refused_and_leaves_nothing(alice: Person, change: dict[str, str], code: str) -> None:
    status, answer = alice.post("/members/invite", {**STAFF, **change})
    assert (status, answer["error"]["code"]) == (400, code)
    with alice.inside():
        assert not Invitation.objects.exists()
        assert not OutgoingMail.objects.exists()
    assert not User.objects.filter(email=STAFF["email"]).exists()


def test_staff_have_no_company(alice: Person, client_one: Any) -> None:
    answer = alice.post("/members/invite", {**STAFF, "company_id": str(client_one.id)})
    assert _code(answer) == (400, "staff_have_no_company")


def test_a_foreign_team_or_company_does_not_exist(alice: Person, eve: Person) -> None:
    assert _code(alice.post("/members/invite", {**STAFF, "team_ids": [str(uuid4())]})) == (404, "not_found")
    body = {**STAFF, "kind": "client", "company_id": str(uuid4())}
    assert _code(alice.post("/members/invite", body)) == (404, "not_found")


def test_members_and_managers_invite_nobody(bob: Person, workspace: Any) -> None:
    manager = add_person(workspace, "Max", role="manager")
    for person in (bob, manager):
        assert _code(person.post("/members/invite", STAFF)) == (403, "forbidden")


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_only_owners_name_owners_and_administrators(alice: Person, admin: Person, role: str) -> None:
    assert _code(admin.post("/members/invite", {**STAFF, "role": role})) == (403, "owners_only")
    assert admin.post("/members/invite", STAFF)[0] == 200
    assert alice.post("/members/invite", {**STAFF, "email": "second@newcomer.test", "role": role})[0] == 200


def test_somebody_already_here_is_not_invited_again(alice: Person, bob: Person, nina: Any) -> None:
    for email in (bob.user.email, bob.user.email.upper()):
        answer = alice.post("/members/invite", {**STAFF, "email": email})
        assert _code(answer) == (409, "already_a_member")


def test_somebody_invited_already_is_sent_the_invitation_again_instead(alice: Person, nina: Any) -> None:
    assert _code(alice.post("/members/invite", STAFF)) == (409, "still_invited")


def test_somebody_deactivated_is_reactivated_instead(alice: Person, bob: Person) -> None:
    alice.post(f"/members/{bob.id}/deactivate")
    answer = alice.post("/members/invite", {**STAFF, "email": bob.user.email})
    assert _code(answer) == (409, "member_is_deactivated")


def test_somebody_known_from_an_import_is_invited_as_who_they_are(alice: Person) -> None:
    with alice.acting():
        known = Membership.objects.create(workspace=alice.workspace, name="Moses Frase")
    body = {**STAFF, "name": "", "member_id": str(known.id)}
    member = alice.post("/members/invite", body)[1]["member"]
    assert (member["id"], member["name"], member["state"]) == (str(known.id), "Moses Frase", "invited")
    assert alice.post(f"/members/{known.id}/revoke")[0] == 200
    assert _member(alice, str(known.id)).user is None


def test_a_repeated_request_invites_once(alice: Person) -> None:
    first = alice.post("/members/invite", STAFF, key="one")
    assert alice.post("/members/invite", STAFF, key="one") == first
    with alice.inside():
        assert OutgoingMail.objects.filter(template="invitation").count() == 1


def test_revoking_takes_everything_back(alice: Person, nina: Any, sales: Any) -> None:
    user = _member(alice, nina["id"]).user
    assert alice.post(f"/members/{nina['id']}/revoke")[0] == 200
    with alice.inside():
        assert not Membership.objects.filter(pk=nina["id"]).exists()
        assert not WorkspaceUserGrant.objects.filter(user=user).exists()
        assert not TeamPlace.objects.filter(membership=nina["id"]).exists()
    assert alice.post("/members/invite", STAFF)[0] == 200


def test_revoking_ends_what_was_shared_with_them(alice: Person, partner_one: Any) -> None:
    from workspace.deals.models import Pipeline, PipelineUserGrant

    body = {**STAFF, "kind": "partner", "company_id": str(partner_one.id)}
    invited = alice.post("/members/invite", body)[1]["member"]
    with alice.acting():
        pipeline = Pipeline.objects.create(workspace=alice.workspace, name="Sales")
        share(pipeline, _member(alice, invited["id"]), "view")
    alice.post(f"/members/{invited['id']}/revoke")
    with alice.inside():
        assert not PipelineUserGrant.objects.exists()


def test_somebody_a_record_names_stays_without_an_account(alice: Person, nina: Any) -> None:
    from workspace.companies.models import Company

    with alice.acting():
        Company.objects.create(workspace=alice.workspace, name="Hers", owner_id=nina["id"])
    assert alice.post(f"/members/{nina['id']}/revoke")[0] == 200
    member = _member(alice, nina["id"])
    assert (member.user, member.joined_at) == (None, None)


@pytest.mark.parametrize("act", ["resend", "revoke"])
def test_only_an_open_invitation_is_sent_again_or_revoked(alice: Person, bob: Person, act: str) -> None:
    assert _code(alice.post(f"/members/{bob.id}/{act}")) == (409, "not_invited")


@pytest.mark.parametrize("act", ["resend", "revoke"])
def test_members_touch_no_invitation(bob: Person, nina: Any, act: str) -> None:
    assert _code(bob.post(f"/members/{nina['id']}/{act}")) == (403, "forbidden")


def test_sending_again_mails_again(alice: Person, nina: Any) -> None:
    alice.post(f"/members/{nina['id']}/resend")
    with alice.inside():
        assert OutgoingMail.objects.filter(template="invitation").count() == 2


@pytest.mark.parametrize("act", ["resend", "revoke", "deactivate", "reactivate"])
def test_another_workspaces_invitation_does_not_exist(eve: Person, nina: Any, act: str) -> None:
    assert _code(eve.post(f"/members/{nina['id']}/{act}")) == (404, "not_found")


def test_one_address_is_not_written_to_again_and_again(alice: Person, nina: Any) -> None:
    answers = [alice.post(f"/members/{nina['id']}/resend") for _ in range(5)]
    assert [status for status, _answer in answers] == [200] * 4 + [429]
    assert _code(answers[-1]) == (429, "too_many_requests")
    with alice.inside():
        assert OutgoingMail.objects.filter(to=nina["email"]).count() == 5
    assert alice.post("/members/invite", {**STAFF, "email": "otto@newcomer.test"})[0] == 200

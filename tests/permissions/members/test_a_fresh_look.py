"""Before somebody's role changes, whoever does it shows once more who they are."""

import pytest

from tests.accounts.browser import Browser
from tests.cast import Person
from tests.workspace.records import edit


@pytest.fixture
def long_ago(alice: Person) -> Person:
    """Alice, whose browser has been open all day."""
    session = alice.client.session
    session["account_authentication_methods"][-1]["at"] -= 24 * 3600
    session.save()
    return alice


def _roles(reader: Person, member: Person) -> list[str]:
    listed = reader.get("/members")[1]["items"]
    return next(one["roles"] for one in listed if one["id"] == str(member.id))


def test_a_role_changes_only_after_a_fresh_look(long_ago: Person, bob: Person) -> None:
    status, answer = edit(long_ago, f"/members/{bob.id}", roles=(["member"], ["manager"]))
    assert (status, answer["error"]["code"]) == (403, "reauthentication_required")
    assert answer["error"]["by_code"] is False
    assert _roles(long_ago, bob) == ["member"]
    Browser(long_ago.client).prove_password()
    status, answer = edit(long_ago, f"/members/{bob.id}", roles=(["member"], ["manager"]))
    assert (status, answer["roles"]) == (200, ["manager"])


def test_a_wide_role_is_not_invited_into_behind_somebodys_back(long_ago: Person) -> None:
    """The link is in the answer: whoever finds the browser open would make themselves an account with that role."""
    body = {"email": "mallory@elsewhere.test", "kind": "staff", "language": "en"}
    status, answer = long_ago.post("/members/invite", {**body, "role": "owner"})
    assert (status, answer["error"]["code"]) == (403, "reauthentication_required")
    assert long_ago.post("/members/invite", body)[0] == 200
    Browser(long_ago.client).prove_password()
    known = long_ago.post("/members/invite", {**body, "email": "anna@north.test", "role": "admin"})[1]["member"]
    session = long_ago.client.session
    session["account_authentication_methods"] = [
        {**one, "at": one["at"] - 24 * 3600} for one in session["account_authentication_methods"]
    ]
    session.save()
    assert long_ago.post(f"/members/{known['id']}/resend")[0] == 403


def test_what_gives_no_rights_asks_for_nothing(long_ago: Person, bob: Person) -> None:
    assert edit(long_ago, f"/members/{bob.id}", name=("Bob", "Robert"))[0] == 200


def test_somebody_without_the_right_learns_nothing_of_it(bob: Person, carol: Person) -> None:
    status, answer = edit(bob, f"/members/{carol.id}", roles=(["member"], ["manager"]))
    assert (status, answer["error"]["code"]) == (403, "forbidden")

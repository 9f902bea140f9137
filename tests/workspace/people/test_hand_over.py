"""What somebody was responsible for goes to their successor."""

from accounts.models import Workspace
from permissions.members.registry import handovers
from tests.cast import Person
from tests.workspace.records import last_event, made
from workspace.companies.operations import hand_over_companies
from workspace.people.operations import hand_over_people


def test_companies_and_people_go_to_the_successor(alice: Person, bob: Person, carol: Person, workspace: Workspace):
    company = made(bob.post("/companies", {"name": "Gull", "owner_id": bob.id}))
    person = made(bob.post("/people", {"last_name": "Иванов", "owner_id": bob.id}))
    with alice.acting():
        hand_over_companies(bob.member, carol.member)
        hand_over_people(bob.member, carol.member)
    assert made(bob.get(f"/companies/{company['id']}"))["owner"]["name"] == "Carol"
    assert made(bob.get(f"/people/{person['id']}"))["owner"]["name"] == "Carol"
    assert last_event(workspace).payload == {"changes": {"owner": ["Bob", "Carol"]}}


def test_nobody_leaves_without_it():
    assert {hand_over_companies, hand_over_people} <= set(handovers)

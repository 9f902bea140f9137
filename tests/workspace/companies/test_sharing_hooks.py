"""What other rooms ask of the companies room."""

import pytest

from accounts.models import Workspace
from permissions.members.registry import checklist
from permissions.outside_companies import companies
from tests.cast import Person
from tests.workspace.records import made
from workspace.companies.models import Company
from workspace.companies.operations import ensure_circle


@pytest.fixture
def gull(bob: Person) -> Company:
    company_id = made(bob.post("/companies", {"name": "Gull"}))["id"]
    with bob.inside():
        return Company.objects.get(pk=company_id)


def test_it_opens_one_circle_however_often_it_is_asked(alice: Person, gull: Company):
    with alice.acting():
        again = Company.objects.get(pk=gull.pk)
        assert companies().open_circle(gull.id) == ensure_circle(gull) == ensure_circle(again)


def test_it_offers_clients_and_partners_to_share_with(
    bob: Person, gull: Company, partner_one: Company, client_one: Company
):
    found = companies().find
    with bob.inside():
        assert [company.name for company in found(bob.scope, "", 10)] == ["Client One", "Partner One"]
        assert [company.name for company in found(bob.scope, "PART", 10)] == ["Partner One"]
        assert found(bob.scope, "gull", 10) == []


def test_the_first_company_ticks_the_checklist(alice: Person, bob: Person, workspace: Workspace):
    done = next(check.done for check in checklist() if check.key == "add_company")
    with alice.inside():
        assert not done(alice.member)
    made(bob.post("/companies", {"name": "Gull"}))
    with alice.inside():
        assert done(alice.member)

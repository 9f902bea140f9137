"""A deal in a pipeline that Sales works in, and two partner companies that must not know of each other."""

from collections.abc import Callable

import pytest

from accounts.models import Kind, Workspace
from permissions.grants import share
from tests.cast import Person, add_company, add_person
from tests.workspace.deals.conftest import deal, pipeline, stages
from workspace.companies.models import Company
from workspace.deals.models import Deal
from workspace.deals.operations import open_deal

__all__ = ["deal", "pipeline", "stages"]


@pytest.fixture
def partner_two(workspace: Workspace) -> Company:
    return add_company(workspace, "Partner Two", Company.Relation.PARTNER)


@pytest.fixture
def rita(workspace: Workspace, partner_two: Company) -> Person:
    """Pavel's rival."""
    return add_person(workspace, "Rita", role="partner", kind=Kind.PARTNER, circle=partner_two.circle)


@pytest.fixture
def shared_deal(alice: Person, deal: Deal, partner_one: Company, partner_two: Company) -> Deal:
    """The deal, open to both partner companies for comments."""
    with alice.acting():
        share(deal, partner_one.circle, "comment")
        share(deal, partner_two.circle, "comment")
    return deal


@pytest.fixture
def another_deal(alice: Person, workspace: Workspace, deal: Deal) -> Callable[[], Deal]:
    def make() -> Deal:
        with alice.acting():
            return open_deal(workspace=workspace, pipeline=deal.pipeline, title="Another", owner=alice.member)

    return make

"""A pipeline with a full deal, two rival partners, two clients of one company, and words that must never leave."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Kind, Workspace
from permissions.grants import share
from tests.cast import Person, add_company, add_person
from tests.collaboration.conftest import partner_two, rita
from tests.workspace.deals.conftest import pipeline, stages
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.operations import add_line, open_deal, set_people
from workspace.people.models import Person as Contact

__all__ = ["partner_two", "pipeline", "rita", "stages"]

# Planted in every field that outsiders do not get, and looked for in every answer they get.
SECRET = "Zibeline"


@pytest.fixture
def customer(workspace: Workspace) -> Company:
    return add_company(workspace, "Port of Riga", Company.Relation.NONE)


@pytest.fixture
def deal(workspace: Workspace, alice: Person, pipeline: Pipeline, customer: Company) -> Deal:
    """Racks for the port, with something secret in every inner field."""
    with alice.acting():
        deal = open_deal(
            workspace=workspace,
            pipeline=pipeline,
            title="Racks for the port",
            company=customer,
            amount=Decimal("1234.50"),
            currency="EUR",
            owner=alice.member,
            next_step=f"Ask {SECRET}",
            description=f"{SECRET} pays late",
            expected_close="2030-05-01",
        )
        add_line(deal=deal, product=None, title=f"{SECRET} rack", quantity=Decimal(1), price=Decimal(77))
        contact = Contact.objects.create(
            workspace=workspace, first_name=SECRET, last_name="Smith", emails=["zibeline@port.test"]
        )
        set_people(deal=deal, people=[(contact, f"Decides {SECRET}")], base=[])
        deal.refresh_from_db()
    return deal


@pytest.fixture
def another_deal(workspace: Workspace, alice: Person, pipeline: Pipeline) -> Deal:
    """In the same pipeline, shared with nobody by itself."""
    with alice.acting():
        return open_deal(
            workspace=workspace,
            pipeline=pipeline,
            title=f"{SECRET} warehouse",
            amount=Decimal("5000"),
            currency="EUR",
            owner=alice.member,
        )


@pytest.fixture
def dmitri(workspace: Workspace, client_one: Company) -> Person:
    """Dana's colleague."""
    return add_person(workspace, "Dmitri", role="client", kind=Kind.CLIENT, circle=client_one.circle)


Open = Callable[..., Any]


@pytest.fixture
def opened(alice: Person) -> Open:
    """`opened(deal, partner_one, "move", fields=["amount"])`: share with a company's circle or a person."""

    def give(record: Any, with_whom: Company | Person, level: str = "view", **more: Any) -> Any:
        holder = with_whom.circle if isinstance(with_whom, Company) else with_whom.member
        with alice.acting():
            return share(record, holder, level, **more)

    return give


def put(person: Person, deal: Deal, stage: Stage, reason: str = "") -> None:
    """Move a deal as staff do, whatever version it has."""
    body = {"stage_id": stage.id, "version": fresh(person, deal).version, "reason": reason}
    status, answer = person.post(f"/deals/{deal.id}/move", body)
    assert status == 200, answer


def fresh(person: Person, deal: Deal) -> Deal:
    with person.inside():
        return Deal.objects.get(pk=deal.pk)

"""The real export: 8,800 opportunities, 85 accounts, 35 agents, 7 products."""

from pathlib import Path

import pytest

from accounts.models import Membership
from tests.cast import Person
from tests.workspace.imports.conftest import bring, work
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline
from workspace.products.models import Product

pytestmark = pytest.mark.real_data


def test_it_is_brought_whole_and_a_second_time_creates_nothing(alice: Person, exported: Path) -> None:
    files: dict[str, str | bytes] = {path.name: path.read_bytes() for path in sorted(exported.glob("*.csv"))}
    done = work(alice, bring(alice, files)[1], estimate_amount=True)
    faults = {fault["code"]: fault["count"] for fault in done["report"]["faults"]}
    assert (faults["company_missing"], faults["amount_missing"], faults["lookalike"]) == (1425, 2089, 1480)
    with alice.inside():
        assert (Deal.objects.count(), Company.objects.count(), Product.objects.count()) == (8800, 85, 7)
        assert Membership.objects.filter(user=None).count() == 35 + 6
        pipeline = Pipeline.objects.get()
        assert {stage.name for stage in pipeline.stages.all()} == {"Prospecting", "Engaging", "Won", "Lost"}
        assert Deal.objects.filter(title__startswith="GTX Pro –").count() > 1000
        assert not Deal.objects.filter(title__startswith="GTXPro").exists()
        assert Deal.objects.filter(amount_estimated=True).count() == 2089
    again = work(alice, bring(alice, files)[1], estimate_amount=True)
    assert (again["created"], again["refused"], again["done"]) == (0, 0, 8927)

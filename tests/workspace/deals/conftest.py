"""A pipeline opened to Sales, and deals in it."""

import pytest

from accounts.models import Team, Workspace
from permissions.grants import share
from tests.cast import Person
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.operations import open_deal, open_pipeline


@pytest.fixture
def pipeline(workspace: Workspace, alice: Person, sales: Team) -> Pipeline:
    """Lead, Qualified, Proposal, Negotiation, Contract, Won, Lost; Sales works in it."""
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Sales", template="sales")
        share(pipeline, sales.circle, "edit")
    return pipeline


@pytest.fixture
def stages(alice: Person, pipeline: Pipeline) -> dict[str, Stage]:
    with alice.inside():
        return {stage.name: stage for stage in pipeline.stages.all()}


@pytest.fixture
def deal(workspace: Workspace, alice: Person, pipeline: Pipeline) -> Deal:
    """Alice's deal; Bob sees it because Sales works in the pipeline, Carol does not."""
    with alice.acting():
        return open_deal(workspace=workspace, pipeline=pipeline, title="Racks for the port", owner=alice.member)

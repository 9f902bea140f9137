"""A client's request, and a pipeline to make a deal of it in."""

from typing import Any

import pytest

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.deals.conftest import deal, pipeline, stages
from tests.workspace.records import made
from workspace.service_requests.models import RequestCategory, ServiceRequest
from workspace.service_requests.operations import open_default_categories, open_request

__all__ = ["deal", "pipeline", "stages"]


@pytest.fixture
def categories(workspace: Workspace, alice: Person) -> dict[str, RequestCategory]:
    """Question, Problem, Change, Document, Complaint."""
    with alice.acting():
        open_default_categories(workspace)
        return {category.name_en: category for category in RequestCategory.objects.all()}


@pytest.fixture
def asked(workspace: Workspace, dana: Person, categories: dict[str, RequestCategory]) -> ServiceRequest:
    """Dana's request, as it came in."""
    with dana.acting():
        return open_request(
            workspace=workspace,
            requester=dana.member,
            category=categories["Question"],
            subject="Where is our delivery?",
            text="It was promised for Monday.",
        )


def now(person: Person, request: ServiceRequest) -> Any:
    """The request as this person's door shows it at this moment."""
    return made(person.get(f"/requests/{request.id}"))

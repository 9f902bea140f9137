"""A document about the deal that Sales works on."""

import pytest

from collaboration.documents.models import Document
from collaboration.documents.operations import open_document
from tests.cast import Person
from workspace.deals.models import Deal


@pytest.fixture
def offer(alice: Person, deal: Deal) -> Document:
    with alice.acting():
        return open_document(record=deal, title="Offer", author_id=alice.id)

"""The npm packages y-websocket and yjs, unmodified, against the running server."""

from collections.abc import Iterator

import pytest

from collaboration.documents.models import Document
from permissions.grants import end_share, share, shares_of
from tests.cast import Person
from tests.collaboration.documents.lines import Wire
from tests.collaboration.documents.stock import Clients, stock_clients
from tests.collaboration.documents.writing import read, text_of
from tests.collaboration.live.conftest import Live, live
from workspace.companies.models import Company

__all__ = ["live"]


@pytest.fixture
def stock(live: Live) -> Iterator[Clients]:
    with stock_clients(live) as clients:
        yield clients


def test_stock_clients_and_ours_write_one_document(
    live: Live, stock: Clients, alice: Person, bob: Person, offer: Document
) -> None:
    for name, person in (("one", alice), ("other", bob)):
        assert stock.open(name, person, offer.id) == {"closed": None}
    ours = Wire(live, alice, offer.id)
    stock.do("write", name="one", text="Dear Dana")
    stock.do("until", name="other", text=["Dear Dana"])
    stock.do("write", name="other", text="Yours, Bob")
    stock.do("until", name="one", text=["Dear Dana", "Yours, Bob"])
    ours.until_it_says("Dear Dana", "Yours, Bob")
    ours.write("PS")
    for name in ("one", "other"):
        stock.do("until", name=name, text=["Dear Dana", "Yours, Bob", "PS"])
    assert text_of(read(alice, offer.id)) == ["Dear Dana", "Yours, Bob", "PS"]
    # What one calls oneself is one's own affair; the others get the name the server knows.
    assert stock.do("seen", name="one", count=2) == {"people": ["Bob", "made up"]}


def test_a_viewer_with_a_stock_client_changes_nothing(
    stock: Clients, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "view")
    stock.open("writer", alice, offer.id)
    stock.open("viewer", pavel, offer.id)
    stock.do("write", name="viewer", text="I was here")
    stock.do("write", name="writer", text="Dear Pavel")
    stock.open("late viewer", pavel, offer.id)
    stock.do("until", name="late viewer", text=["Dear Pavel"])
    assert stock.do("text", name="writer") == {"text": ["Dear Pavel"]}
    assert text_of(read(alice, offer.id)) == ["Dear Pavel"]
    with alice.acting():
        end_share(offer, shares_of(offer)[0])
    assert stock.do("closed", name="viewer") == {"closed": 4403}


def test_a_stranger_is_told_for_good(stock: Clients, carol: Person, offer: Document) -> None:
    assert stock.open("stranger", carol, offer.id) == {"closed": 4403}

"""One document on two web servers: with a bus, and when the bus says nothing at all."""

from collections.abc import Callable, Iterator

import pytest

from collaboration.documents.models import Document
from permissions.grants import end_share, share, shares_of
from tests.cast import Person
from tests.collaboration.documents.forge import Forge, Network, forge, forging
from tests.collaboration.documents.lines import Wire
from tests.collaboration.documents.writing import read, text_of
from workspace.companies.models import Company

__all__ = ["forge"]
Servers = Callable[[Forge], tuple[Network, Network]]


@pytest.fixture
def servers() -> Iterator[Servers]:
    """Makes two; their lines are closed at the end."""
    made: list[Network] = []

    def make(forge: Forge) -> tuple[Network, Network]:
        made.extend(Network(forge.new_server()[1]) for _ in range(2))
        return made[-2], made[-1]

    yield make
    for one in made:
        one.close()


def write_in_turns(one: Wire, other: Wire) -> list[str]:
    one.write("from the first")
    other.until_it_says("from the first")
    other.write("from the second")
    one.until_it_says("from the first", "from the second")
    one.write("and again")
    other.until_it_says("from the first", "from the second", "and again")
    return other.editor.text


def test_two_processes_on_a_bus_serve_one_document(
    transactional_db: None,
    redis_url: str,
    servers: Servers,
    alice: Person,
    pavel: Person,
    offer: Document,
    partner_one: Company,
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "edit")
    with forging(REDIS_URL=redis_url) as forge:
        first, second = servers(forge)
        one, other = Wire(first, alice, offer.id), Wire(second, pavel, offer.id)
        assert write_in_turns(one, other) == text_of(read(alice, offer.id))
        one.point()
        # A cursor of staff, as far as this workspace lets a partner know.
        assert other.until_it_sees(one.editor.doc.client_id)["user"]["name"] == alice.workspace.name
        with alice.acting():
            end_share(offer, shares_of(offer)[0])
        assert other.closed() == 4403  # found by the tick: this process is not on the bus


def test_what_no_bus_tells_the_table_does(
    forge: Forge, servers: Servers, alice: Person, bob: Person, offer: Document
) -> None:
    first, second = servers(forge)
    one, other = Wire(first, alice, offer.id), Wire(second, bob, offer.id)
    assert write_in_turns(one, other) == text_of(read(alice, offer.id))

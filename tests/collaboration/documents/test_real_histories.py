"""Real editing histories: two people who wrote at the same time, and a paper of 260,000 edits."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pycrdt import Text

from collaboration.documents.appending import SQL, Draft, parameters
from collaboration.documents.models import Document
from collaboration.documents.operations import compact
from collaboration.documents.queries import loaded, stored
from tests.cast import Person
from tests.collaboration.documents import histories
from tests.collaboration.documents.histories import ROOT
from tests.collaboration.documents.stock import stock_clients
from tests.collaboration.live.conftest import Live, live

__all__ = ["live"]
OPENS_IN = 0.05  # seconds


def replay(live: Live, people: tuple[Person, Person], document: Document, file: Path) -> dict[str, Any]:
    with stock_clients(live) as stock:
        names = [person.member.name for person in people]
        for name, person in zip(names, people, strict=True):
            assert stock.open(name, person, document.id) == {"closed": None}
        return stock.do("replay", names=names, file=file, root=ROOT)


def test_two_writers_at_the_same_time_end_with_one_text(
    live: Live, alice: Person, bob: Person, offer: Document, tmp_path: Path
) -> None:
    trace = histories.made_up_friends(700)
    file = tmp_path / "friends.json"
    file.write_text(json.dumps(trace))
    assert replay(live, (alice, bob), offer, file)["text"] == trace["endContent"]
    with alice.inside():
        assert str(loaded(offer).get(ROOT, type=Text)) == trace["endContent"]


@pytest.mark.real_data
def test_the_two_real_writers_end_with_their_real_text(
    live: Live, alice: Person, bob: Person, offer: Document, tmp_path: Path
) -> None:
    trace = histories.load(histories.FRIENDS, histories.made_up_friends, 3_000)
    file = tmp_path / "friends.json"
    file.write_text(json.dumps(trace))
    assert replay(live, (alice, bob), offer, file)["text"] == trace["endContent"]
    with alice.inside():
        assert str(loaded(offer).get(ROOT, type=Text)) == trace["endContent"]


def keep_all(person: Person, document: Document, trace: dict[str, Any]) -> None:
    """Every change as a row of its own, and a snapshot whenever the worker would make one."""
    batch: list[bytes] = []
    for update in histories.updates_of(trace):
        batch.append(update)
        if len(batch) == 2_000:
            _keep(person, document, batch)
            batch = []
    _keep(person, document, batch)


def _keep(person: Person, document: Document, batch: list[bytes]) -> None:
    with person.acting(), connection.cursor() as cursor:
        cursor.execute(SQL, parameters([Draft(document.id, one, person.id) for one in batch]))
        compact(document=document)


@pytest.mark.parametrize(
    "changes",
    [4_000, pytest.param(259_778, marks=[pytest.mark.proof, pytest.mark.real_data])],
)
def test_a_long_history_is_kept_compacted_and_opened_at_once(alice: Person, offer: Document, changes: int) -> None:
    trace = histories.load(histories.PAPER, histories.made_up_paper, changes)
    trace = {**trace, "txns": trace["txns"][:changes]}
    keep_all(alice, offer, trace)
    with alice.inside():
        assert stored(offer.id).seq == len(trace["txns"])
        began = time.perf_counter()
        doc = loaded(offer)
        took = time.perf_counter() - began
        text = str(doc.get(ROOT, type=Text))
    assert took <= OPENS_IN
    assert text == said(trace)


def said(trace: dict[str, Any]) -> str:
    text = ""
    for change in trace["txns"]:
        for at, gone, put in change["patches"]:
            text = text[:at] + put + text[at + gone :]
    return text

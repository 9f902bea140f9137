"""GET /deals/board, its columns and its figures, narrowed; the list of deals by the same words."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Workspace
from tests.cast import Person, add_company
from tests.workspace.records import made
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.operations import open_deal

DAY = timedelta(days=1)


@pytest.fixture
def client_company(workspace: Workspace) -> Company:
    return add_company(workspace, "Port of Alva", Company.Relation.CLIENT)


@pytest.fixture
def deals(
    workspace: Workspace, alice: Person, bob: Person, pipeline: Pipeline, client_company: Company
) -> Iterator[dict[str, Deal]]:
    """By what is special about each: whose it is, for whom, what it needs."""
    more: dict[str, dict[str, Any]] = {
        "of bob": {"owner": bob.member},
        "of the port": {"company": client_company},
        "late": {"expected_close": timezone.localdate() - DAY},
        "step": {"next_step": "Call", "next_step_due": timezone.localdate() - DAY},
        "due today": {"expected_close": timezone.localdate()},
        "stalled": {},
        "closed late": {"expected_close": timezone.localdate() - DAY},
    }
    with alice.acting():
        made = {
            title: open_deal(
                workspace=workspace,
                pipeline=pipeline,
                title=title,
                amount=Decimal(100),
                **{"owner": alice.member, **rest},
            )
            for title, rest in more.items()
        }
        days = made["stalled"].stage.stalled_after_days
        Deal.objects.filter(pk=made["stalled"].pk).update(stage_since=timezone.now() - DAY * days - DAY / 24)
    reason = {"outcome": "lost", "reason": "Price", "version": 1}
    assert alice.post(f"/deals/{made['closed late'].id}/close", reason)[0] == 200
    return made


NARROWED = [
    ("owner", {"of bob"}),
    ("company", {"of the port"}),
    ("attention=overdue", {"late", "step"}),
    ("attention=stalled", {"stalled"}),
    ("q=LATE", {"late"}),
    ("q=alva", {"of the port"}),
    ("q=of ALVA port", {"of the port"}),
    ("q=bob alva", set()),
    ("q=nothing like it", set()),
]


@pytest.mark.parametrize(("by", "titles"), NARROWED, ids=[by for by, _titles in NARROWED])
def test_cards_counts_sums_and_figures_are_of_what_is_left(
    alice: Person,
    bob: Person,
    pipeline: Pipeline,
    stages: dict[str, Stage],
    client_company: Company,
    deals: dict[str, Deal],
    by: str,
    titles: set[str],
) -> None:
    name, _is, value = by.partition("=")
    query = {name: value or {"owner": bob.id, "company": client_company.id}[name]}
    sums = [{"currency": "EUR", "amount": f"{100 * len(titles)}.00"}] if titles else []
    board = alice.get("/deals/board", pipeline=pipeline.id, **query)[1]
    [lead] = [one for one in board["columns"] if one["stage"]["name"] == "Lead"]
    alone = alice.get("/deals/board/column", stage=stages["Lead"].id, **query)[1]
    for column in (lead, alone):
        assert {card["title"] for card in column["items"]} == titles
        assert (column["count"], column["sum"]) == (len(titles), sums)
    figures = alice.get("/deals/board/summary", pipeline=pipeline.id, **query)[1]
    assert figures["open"] == {"count": len(titles), "sum": sums}
    assert figures["stalled"] == ("stalled" in titles)
    listed = alice.get("/deals", status="open", **query)[1]
    assert {deal["title"] for deal in listed["items"]} == titles


def test_what_is_behind_shows_in_the_flags_of_the_same_cards(alice: Person, pipeline: Pipeline, deals: Any) -> None:
    for attention, flag in (("overdue", "is_overdue"), ("stalled", "is_stalled")):
        every = alice.get("/deals", pipeline=pipeline.id)[1]["items"]
        left = alice.get("/deals", pipeline=pipeline.id, attention=attention)[1]["items"]
        assert {card["id"] for card in every if card[flag]} == {card["id"] for card in left} != set()


def test_a_page_of_a_narrowed_column_goes_on_where_it_ended(
    alice: Person, stages: dict[str, Stage], deals: dict[str, Deal]
) -> None:
    query = {"stage": stages["Lead"].id, "attention": "overdue", "limit": 1}
    first = alice.get("/deals/board/column", **query)[1]
    second = alice.get("/deals/board/column", after=first["next"], **query)[1]
    assert {card["title"] for page in (first, second) for card in page["items"]} == {"late", "step"}
    assert second["next"] is None


@pytest.mark.parametrize("wrong", [{"attention": "lazy"}, {"owner": "me"}, {"colour": "red"}])
def test_what_it_cannot_be_narrowed_by_is_named(alice: Person, pipeline: Pipeline, wrong: dict[str, str]) -> None:
    status, answer = alice.get("/deals/board", pipeline=pipeline.id, **wrong)
    assert (status, list(answer["error"]["fields"])) == (400, list(wrong))


def test_a_word_of_too_many_companies_is_sought_in_titles_only(
    monkeypatch: pytest.MonkeyPatch, alice: Person, workspace: Workspace, deals: dict[str, Deal]
) -> None:
    add_company(workspace, "Alva Trading", Company.Relation.NONE)
    assert [one["title"] for one in made(alice.get("/deals", q="alva"))["items"]] == ["of the port"]
    monkeypatch.setattr("workspace.deals.queries.lists.MOST_COMPANIES", 1)
    assert made(alice.get("/deals", q="alva"))["items"] == []
    assert [one["title"] for one in made(alice.get("/deals", q="Alva port"))["items"]] == ["of the port"]


def test_a_board_asks_for_the_companies_of_its_words_once(
    alice: Person, pipeline: Pipeline, deals: dict[str, Deal]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        made(alice.get("/deals/board", pipeline=pipeline.id, q="alva", attention="stalled"))
    assert sum('FROM "companies_company" WHERE' in one["sql"] for one in asked.captured_queries) == 1
    assert sum('"stalled_after_days" AS' in one["sql"] for one in asked.captured_queries) <= 2

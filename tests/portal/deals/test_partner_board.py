"""A partner's boards and tables: of what was shared with them, and nothing but that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import add_company, add_team
from tests.portal.conftest import put
from tests.workspace.records import made
from workspace.deals.models import Deal
from workspace.deals.operations import open_deal, open_pipeline

pytestmark = pytest.mark.django_db


def test_a_deal_is_an_explicit_list_of_fields(pavel, partner_one, deal, pipeline, customer, opened):
    opened(pipeline, partner_one)
    (shown,) = made(pavel.get("/deals"))["items"]
    assert set(shown) == {
        "id", "number", "title", "pipeline", "stage", "company", "amount", "currency", "expected_close", "owner",
        "status", "version", "abilities",
    }  # fmt: skip
    assert set(shown["stage"]) == {"id", "name", "colour", "kind", "rank"}
    assert shown["company"] == {"id": str(customer.id), "name": "Port of Riga"}
    assert (shown["amount"], shown["currency"], shown["status"]) == ("1234.50", "EUR", "open")
    assert shown["abilities"] == ["deal.view"]


def test_the_board_shows_the_columns_of_a_shared_pipeline(pavel, partner_one, deal, another_deal, pipeline, opened):
    opened(pipeline, partner_one)
    (listed,) = made(pavel.get("/pipelines"))
    assert (listed["name"], listed["abilities"]) == ("Sales", ["pipeline.view"])
    columns = made(pavel.get(f"/pipelines/{pipeline.id}/board"))["columns"]
    assert [column["stage"]["name"] for column in columns] == [stage["name"] for stage in listed["stages"]]
    first = columns[0]
    assert (first["count"], first["exact"]) == (2, True)
    assert first["sum"] == [{"currency": "EUR", "amount": "6234.50"}]
    assert [item["title"] for item in first["items"]] == [another_deal.title, deal.title]


def test_a_column_pages(pavel, partner_one, deal, another_deal, pipeline, stages, opened):
    opened(pipeline, partner_one)
    path = f"/pipelines/{pipeline.id}/board/column"
    page = made(pavel.get(path, stage=stages["Lead"].id, limit=1))
    rest = made(pavel.get(path, stage=stages["Lead"].id, limit=1, after=page["next"]))
    assert [one["title"] for one in page["items"] + rest["items"]] == [another_deal.title, deal.title]
    assert rest["next"] is None


def test_closed_columns_are_counted_and_open_on_request(alice, pavel, partner_one, deal, pipeline, stages, opened):
    opened(pipeline, partner_one)
    put(alice, deal, stages["Won"], "Good price")
    path = f"/pipelines/{pipeline.id}/board"
    won = made(pavel.get(path))["columns"][-2]
    assert (won["stage"]["kind"], won["count"], won["items"]) == ("won", 1, [])
    assert len(made(pavel.get(path, open_closed=True))["columns"][-2]["items"]) == 1


def test_the_table_sorts_narrows_and_counts(pavel, partner_one, deal, another_deal, pipeline, stages, opened):
    opened(pipeline, partner_one)
    path = f"/pipelines/{pipeline.id}/deals"

    def titles(**query):
        return [item["title"] for item in made(pavel.get(path, **query))["items"]]

    assert titles(sort="amount") == [deal.title, another_deal.title]
    assert titles(q="racks PORT") == [deal.title]
    assert titles(q="d-1001") == [deal.title]
    assert titles(stage=stages["Proposal"].id) == []
    assert titles(status="won") == []
    assert made(pavel.get(f"{path}/count", q="racks")) == {"count": 1, "exact": True}


def test_a_single_shared_deal_does_not_open_its_pipeline(pavel, partner_one, deal, another_deal, pipeline, opened):
    opened(deal, partner_one)
    assert [item["id"] for item in made(pavel.get("/deals"))["items"]] == [str(deal.id)]
    shown = made(pavel.get(f"/deals/{deal.id}"))
    assert (shown["pipeline"], shown["stages"], shown["stage"]["name"]) == (None, [], "Lead")
    assert made(pavel.get("/pipelines")) == []
    assert pavel.get(f"/pipelines/{pipeline.id}/board")[0] == 404
    assert pavel.get(f"/pipelines/{pipeline.id}/deals")[0] == 404
    assert pavel.get(f"/deals/{another_deal.id}")[0] == 404


def test_a_board_costs_the_same_number_of_queries_however_full_it_is(
    alice, pavel, partner_one, deal, pipeline, workspace, opened
):
    opened(pipeline, partner_one, "move")

    def cost():
        with CaptureQueriesContext(connection) as queries:
            made(pavel.get(f"/pipelines/{pipeline.id}/board"))
            made(pavel.get("/deals"))
        return len(queries)

    cost()  # the first request of a browser also fills caches
    before = cost()
    with alice.acting():
        for number in range(3):
            open_deal(workspace=workspace, pipeline=pipeline, title=f"More {number}", owner=alice.member)
    assert cost() == before


def test_a_column_of_another_pipeline_is_not_found(alice, pavel, partner_one, pipeline, workspace, opened):
    opened(pipeline, partner_one)
    with alice.acting():
        other = open_pipeline(workspace=workspace, name="Service", template="services")
        theirs = other.stages.first()
    path = f"/pipelines/{pipeline.id}/board/column"
    assert pavel.get(path, stage=theirs.id)[0] == 404
    opened(other, partner_one)
    assert pavel.get(path, stage=theirs.id)[0] == 404, "seen, but not of this board"


def test_a_department_share_does_not_reach_outsiders(alice, pavel, deal, pipeline, workspace, opened):
    add_team(workspace, "Legal")
    assert made(pavel.get("/pipelines")) == []
    assert made(pavel.get("/deals"))["items"] == []


def test_an_archived_pipeline_and_archived_deals_are_gone(alice, pavel, partner_one, deal, pipeline, opened):
    opened(pipeline, partner_one)
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(archived_at="2030-01-01T00:00Z")
    assert made(pavel.get(f"/pipelines/{pipeline.id}/board"))["columns"][0]["count"] == 0
    assert made(pavel.get(f"/pipelines/{pipeline.id}/deals", ids=str(deal.id)))["items"] == []
    with alice.acting():
        type(pipeline).objects.filter(pk=pipeline.pk).update(archived_at="2030-01-01T00:00Z")
    assert made(pavel.get("/pipelines")) == []
    assert pavel.get(f"/pipelines/{pipeline.id}/board")[0] == 404


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "probability"},
        {"sort": "stage__probability"},
        {"sort": "close_reason"},
        {"sort": "rank"},
        {"owner": "x"},
        {"close_reason": "price"},
        {"next_step": "call"},
        {"archived": "true"},
        {"q": "x" * 300},
        {"after": "e30"},
    ],
)
def test_hidden_fields_neither_sort_nor_narrow(pavel, partner_one, deal, pipeline, opened, query):
    opened(pipeline, partner_one)
    assert pavel.get("/deals", **query)[0] == 400
    assert pavel.get(f"/pipelines/{pipeline.id}/deals", **query)[0] == 400


def test_words_of_hidden_fields_find_nothing(pavel, partner_one, deal, pipeline, opened):
    from tests.portal.conftest import SECRET

    opened(pipeline, partner_one)
    assert made(pavel.get("/deals", q=SECRET))["items"] == []
    assert made(pavel.get(f"/pipelines/{pipeline.id}/deals/count", q=SECRET)) == {"count": 0, "exact": True}


def test_a_company_is_sought_by_those_who_are_shown_it(
    alice, pavel, dana, partner_one, client_one, deal, pipeline, opened
):
    with alice.acting():
        type(deal).objects.filter(pk=deal.pk).update(company=add_company(alice.workspace, "Port of Alva", "none"))
    opened(pipeline, partner_one)
    opened(deal, client_one)
    assert [one["title"] for one in made(pavel.get("/deals", q="alva"))["items"]] == [deal.title]
    assert made(pavel.get(f"/pipelines/{pipeline.id}/deals/count", q="alva")) == {"count": 1, "exact": True}
    assert made(dana.get("/deals", q="alva"))["items"] == []
    assert len(made(dana.get("/deals", q=deal.title))["items"]) == 1

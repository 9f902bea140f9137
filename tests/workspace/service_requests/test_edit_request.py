"""Editing a request, its deal, and lists of requests."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permissions.grants import share
from tests.workspace.records import NOBODYS_ID, edit, made
from tests.workspace.service_requests.conftest import now
from workspace.service_requests.models import ServiceRequest
from workspace.service_requests.operations import open_request

pytestmark = pytest.mark.django_db


def test_different_fields_of_two_people_merge(alice, bob, asked, categories):
    made(edit(alice, f"/requests/{asked.id}", urgency=("normal", "urgent")))
    got = made(edit(bob, f"/requests/{asked.id}", subject=("Where is our delivery?", "Delivery to the port")))
    assert (got["urgency"], got["subject"]) == ("urgent", "Delivery to the port")


def test_a_clash_says_what_was_and_who_was_first(alice, bob, asked):
    made(edit(alice, f"/requests/{asked.id}", urgency=("normal", "urgent")))
    status, answer = edit(bob, f"/requests/{asked.id}", urgency=("normal", "low"))
    assert (status, answer["error"]["code"]) == (409, "clash")
    clash = answer["error"]["clash"]["urgency"]
    assert (clash["base"], clash["theirs"], clash["by"]["name"]) == ("normal", "urgent", "Alice")


def test_another_category_moves_the_promised_time(alice, dana, asked, categories):
    before = datetime.fromisoformat(now(dana, asked)["answer_by"])
    question, problem = categories["Question"], categories["Problem"]
    made(edit(alice, f"/requests/{asked.id}", category_id=(question.id, problem.id)))
    after = now(dana, asked)
    assert after["category"]["name"] == "Problem"
    assert datetime.fromisoformat(after["answer_by"]) - before == timedelta(hours=8 - 24)


@pytest.mark.parametrize("field", ["text", "status", "number", "requester_id", "owner__password"])
def test_other_fields_are_not_editable(alice, asked, field):
    status, answer = edit(alice, f"/requests/{asked.id}", **{field: ("", "x")})
    assert (status, list(answer["error"]["fields"])) == (400, [field])


def test_a_foreign_category_or_deal_is_not_found(alice, asked, categories):
    assert edit(alice, f"/requests/{asked.id}", category_id=(categories["Question"].id, NOBODYS_ID))[0] == 404
    assert edit(alice, f"/requests/{asked.id}", deal_id=(None, NOBODYS_ID))[0] == 404


def test_a_linked_deal_shows_its_requests(alice, asked, deal):
    made(edit(alice, f"/requests/{asked.id}", deal_id=(None, deal.id)))
    shown = made(alice.get(f"/deals/{deal.id}"))["requests"]
    assert shown == [{"id": str(asked.id), "number": "R-1", "subject": asked.subject, "status": "new"}]
    item = made(alice.get(f"/deals/{deal.id}/timeline"))["items"][0]
    assert (item["kind"], item["detail"]) == ("request", {"name": "R-1 Where is our delivery?"})


def test_a_linked_deal_is_hidden_from_staff_who_may_not_see_it(alice, bob, carol, asked, deal):
    """Carol's team has no part in the deal: neither page, list nor timeline tells her which one it is."""
    made(edit(alice, f"/requests/{asked.id}", deal_id=(None, deal.id)))
    assert now(bob, asked)["deal"]["title"] == "Racks for the port"
    assert now(carol, asked)["deal"] is None
    assert made(carol.get("/requests"))["items"][0]["deal"] is None
    assert carol.get("/requests", deal=deal.id)[0] == 404
    change = made(carol.get(f"/requests/{asked.id}/timeline"))["items"][0]["changes"]
    assert change == [{"field": "deal", "before": None, "after": None}]
    assert made(bob.get(f"/requests/{asked.id}/timeline"))["items"][0]["changes"][0]["after"] == deal.number


def test_the_client_does_not_hear_of_a_linked_deal_that_is_not_shared(alice, dana, asked, deal, client_one):
    from journal.models import Event

    made(edit(alice, f"/requests/{asked.id}", deal_id=(None, deal.id)))
    assert now(dana, asked)["deal"] is None
    with alice.inside():
        linked = Event.objects.get(kind="request.edited")
    assert not dana.scope.hears(linked.audience)
    with alice.acting():
        share(deal, client_one.circle, "view")
    assert now(dana, asked)["deal"]["number"] == deal.number


def test_staff_make_a_deal_of_a_request(bob, asked, pipeline, client_one):
    made_deal = made(bob.post(f"/requests/{asked.id}/make-deal", {"pipeline_id": pipeline.id}))
    assert made_deal["title"] == asked.subject
    assert made_deal["company"]["name"] == "Client One"
    assert made_deal["owner"]["name"] == "Bob"
    assert [one["number"] for one in made_deal["requests"]] == ["R-1"]
    assert now(bob, asked)["deal"]["number"] == made_deal["number"]
    status, answer = bob.post(f"/requests/{asked.id}/make-deal", {"pipeline_id": pipeline.id, "title": "Again"})
    assert (status, answer["error"]["code"]) == (409, "request_has_deal")


def test_a_pipeline_that_one_does_not_see_takes_no_deal(carol, asked, pipeline):
    assert carol.post(f"/requests/{asked.id}/make-deal", {"pipeline_id": pipeline.id})[0] == 404


def test_a_list_costs_the_same_number_of_queries_however_long_it_is(bob, dana, asked, deal, workspace, categories):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            made(bob.get("/requests"))
        return len(queries)

    cost()  # the first request of a browser also fills caches
    before = cost()
    with dana.acting():
        for number in range(3):
            open_request(
                workspace=workspace,
                requester=dana.member,
                category=categories["Problem"],
                subject=f"More {number}",
                text="...",
                deal=deal,
            )
    assert cost() == before


# -- lists -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def several(workspace, dana, categories):
    with dana.acting():
        return [
            open_request(
                workspace=workspace, requester=dana.member, category=categories[name], subject=subject, text="..."
            )
            for name, subject in [("Question", "Ёлки"), ("Problem", "Broken gate"), ("Document", "Invoice for May")]
        ]


def _subjects(person, **query):
    return [item["subject"] for item in made(person.get("/requests", **query))["items"]]


def test_the_list_pages_by_cursor_in_any_allowed_order(bob, several):
    page = made(bob.get("/requests", sort="subject", limit=2))
    assert [item["subject"] for item in page["items"]] == ["Broken gate", "Invoice for May"]
    rest = made(bob.get("/requests", sort="subject", limit=2, after=page["next"]))
    assert ([item["subject"] for item in rest["items"]], rest["next"]) == (["Ёлки"], None)
    assert _subjects(bob, sort="-number") == ["Invoice for May", "Broken gate", "Ёлки"]


def test_it_finds_by_number_and_by_words_in_any_case(bob, several):
    assert _subjects(bob, q="r-2") == ["Broken gate"]
    assert _subjects(bob, q="ЕЛКИ") == ["Ёлки"]
    assert _subjects(bob, q="may invoice") == ["Invoice for May"]


def test_it_narrows(bob, several, categories):
    made(bob.post(f"/requests/{several[0].id}/assign", {"assignee_id": bob.id, "version": 1}))
    assert _subjects(bob, assignee="me") == ["Ёлки"]
    assert _subjects(bob, assignee=bob.id) == ["Ёлки"]
    assert sorted(_subjects(bob, assignee="none")) == ["Broken gate", "Invoice for May"]
    assert _subjects(bob, status="in_work") == ["Ёлки"]
    assert len(_subjects(bob, status="new,in_work")) == 3
    assert _subjects(bob, category=categories["Problem"].id) == ["Broken gate"]
    assert _subjects(bob, ids=f"{several[1].id},{NOBODYS_ID}") == ["Broken gate"]
    assert made(bob.get("/requests/count", status="new")) == {"count": 2, "exact": True}


def test_it_shows_what_is_overdue(bob, several):
    with bob.acting():
        ServiceRequest.objects.filter(pk=several[1].pk).update(answer_by="2020-01-01T00:00Z")
    assert _subjects(bob, overdue="true") == ["Broken gate"]


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "requester__user__password"},
        {"sort": "version"},
        {"status": "new,forgotten"},
        {"assignee": "bob"},
        {"owner__password": "x"},
        {"after": "nonsense"},
        {"limit": 0},
        {"ids": "x"},
    ],
)
def test_anything_else_is_refused(bob, several, query):
    assert bob.get("/requests", **query)[0] == 400


def test_another_workspace_sees_none_of_it(eve, asked, workspace):
    assert eve.get(f"/requests/{asked.id}")[0] == 404
    assert made(eve.get("/requests"))["items"] == []
    assert eve.get(f"/api/w/{workspace.slug}/requests/{asked.id}")[0] == 404

"""Opening a request: by the client in the portal, or by staff on their behalf."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from collaboration.notifications.models import Notification
from journal.ids import uuid7
from tests.workspace.records import NOBODYS_ID, digest, last_event, made

pytestmark = pytest.mark.django_db


def _body(categories, **more):
    return {
        "category_id": categories["Problem"].id,
        "urgency": "high",
        "subject": "The gate does not open",
        "text": "Since this morning.\nNobody can leave.",
        **more,
    }


def test_a_client_sends_a_request_and_is_told_number_and_answer_time(dana, categories):
    before = timezone.now()
    sent = made(dana.post("/requests", _body(categories)))
    assert sent["number"] == "R-1"
    assert sent["status"] == "new"
    assert sent["category"]["name"] == "Problem"
    assert sent["text"] == "Since this morning.\nNobody can leave."
    assert sent["assignee"] is None
    answer_by = datetime.fromisoformat(sent["answer_by"])
    assert timedelta(hours=8) <= answer_by - before < timedelta(hours=8, minutes=1)


def test_numbers_count_up_within_the_workspace(dana, categories):
    first, second = (made(dana.post("/requests", _body(categories)))["number"] for _ in range(2))
    assert (first, second) == ("R-1", "R-2")


def test_staff_see_who_asks_and_for_which_company(dana, alice, client_one, categories):
    sent = made(dana.post("/requests", _body(categories)))
    seen = made(alice.get(f"/requests/{sent['id']}"))
    assert seen["requester"]["name"] == "Dana"
    assert seen["requester"]["company"] == "Client One"
    assert seen["company"] == {"id": str(client_one.id), "name": "Client One"}


def test_whoever_hands_out_work_is_told_and_nobody_else(dana, alice, bob, carol, categories, workspace):
    made(dana.post("/requests", _body(categories)))
    with alice.inside():
        told = Notification.objects.values_list("recipient__name", "kind")
        assert list(told) == [("Alice", "request")]


def test_the_responsible_person_of_the_deal_is_told_too(dana, alice, bob, deal, client_one, categories, workspace):
    with alice.acting():
        from permissions.grants import share

        share(deal, client_one.circle, "view")
        type(deal).objects.filter(pk=deal.pk).update(owner=bob.member)
    made(dana.post("/requests", _body(categories, deal_id=deal.id)))
    with alice.inside():
        assert set(Notification.objects.values_list("recipient__name", flat=True)) == {"Alice", "Bob"}


def test_it_says_what_happened(dana, categories, workspace, alice):
    sent = made(dana.post("/requests", _body(categories)))
    with alice.inside():
        from journal.models import Event

        opened = Event.objects.get(kind="request.opened")
        assert str(opened.about_id) == sent["id"]
        assert opened.audience["keys"] == ["*", f"owner:{dana.id}", f"request:{sent['id']}"]


def test_a_retry_with_the_same_key_is_one_request(dana, categories):
    body = _body(categories)
    first, second = (made(dana.post("/requests", body, key="once")) for _ in range(2))
    assert first == second
    assert len(made(dana.get("/requests"))["items"]) == 1


def test_an_id_that_is_taken_is_refused(dana, categories, asked):
    status, answer = dana.post("/requests", _body(categories, id=asked.id))
    assert (status, answer["error"]["code"]) == (409, "id_taken")


def test_staff_open_it_on_behalf_of_a_client(alice, dana, categories):
    opened = made(alice.post("/requests", _body(categories, requester_id=dana.id)))
    assert opened["requester"]["name"] == "Dana"
    assert [item["id"] for item in made(dana.get("/requests"))["items"]] == [opened["id"]]


@pytest.mark.parametrize("somebody", ["bob", "pavel"])
def test_nobody_but_a_client_can_be_the_requester(alice, somebody, categories, request):
    person = request.getfixturevalue(somebody)
    before = digest("service_requests_servicerequest")
    status, answer = alice.post("/requests", _body(categories, requester_id=person.id))
    assert (status, answer["error"]["code"]) == (400, "requester_is_no_client")
    assert digest("service_requests_servicerequest") == before


def test_a_partner_may_not_send_requests(pavel, categories):
    assert pavel.post("/requests", _body(categories))[0] == 403


def test_an_archived_category_is_refused(dana, alice, categories):
    made(alice.delete(f"/request-categories/{categories['Problem'].id}"))
    status, answer = dana.post("/requests", _body(categories))
    assert (status, answer["error"]["code"]) == (400, "category_is_archived")


def test_a_deal_that_is_not_shared_cannot_be_named(dana, deal, categories):
    assert dana.post("/requests", _body(categories, deal_id=deal.id))[0] == 404


def test_a_category_of_another_workspace_is_not_found(dana, eve, categories, elsewhere):
    theirs = made(eve.get("/request-categories"))[0]["id"]
    assert dana.post("/requests", _body(categories, category_id=theirs))[0] == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", ""),
        ("subject", " \u202e "),
        ("subject", "x" * 201),
        ("text", ""),
        ("urgency", "yesterday"),
        ("category_id", "nonsense"),
        ("deal_id", 7),
    ],
)
def test_bad_input_names_the_field_and_leaves_nothing(dana, categories, field, value):
    before = digest("service_requests_servicerequest", "service_requests_requestcounter")
    status, answer = dana.post("/requests", _body(categories, **{field: value}))
    assert status == 400
    assert list(answer["error"]["fields"]) == [field]
    assert digest("service_requests_servicerequest", "service_requests_requestcounter") == before


def test_an_unknown_category_is_not_found(dana, categories):
    assert dana.post("/requests", _body(categories, category_id=NOBODYS_ID))[0] == 404


def test_a_new_workspace_offers_the_usual_categories(dana):
    offered = made(dana.get("/request-categories"))
    assert [one["name"] for one in offered] == ["Question", "Problem", "Change", "Document", "Complaint"]
    assert set(offered[0]) == {"id", "name", "answer_hours"}


def test_a_russian_reader_gets_russian_categories(dana, alice):
    with alice.acting():
        type(dana.user).objects.filter(pk=dana.user.pk).update(language="ru")
    assert made(dana.get("/request-categories"))[1]["name"] == "Проблема"


def test_the_id_a_browser_proposes_is_kept(dana, categories, workspace):
    chosen = uuid7()
    assert made(dana.post("/requests", _body(categories, id=chosen)))["id"] == str(chosen)
    assert last_event(workspace).kind in ("request.opened", "notification.made")

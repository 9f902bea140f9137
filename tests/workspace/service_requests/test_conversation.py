"""The conversation about a request, and what an answer does to it."""

import pytest

from collaboration.notifications.models import Notification
from journal.models import Event
from permissions.grants import share
from tests.workspace.records import digest, made
from tests.workspace.service_requests.conftest import now
from workspace.service_requests.models import ServiceRequest

pytestmark = pytest.mark.django_db


def _said(person, request):
    return [one["body"] for one in made(person.get(f"/requests/{request.id}/conversation"))["items"]]


def _become(request, status, person):
    with person.acting():
        ServiceRequest.objects.filter(pk=request.pk).update(status=status, answer_by=None)


def test_an_answer_reaches_the_client_and_takes_the_request_up(bob, dana, asked):
    got = made(bob.post(f"/requests/{asked.id}/reply", {"body": "It is on the way."}))
    assert (got["status"], got["answer_by"]) == ("in_work", None)
    assert got["last_reply_at"]
    assert _said(dana, asked) == ["It is on the way."]
    with dana.inside():
        told = Notification.objects.get(recipient=dana.member)
        assert told.kind == "reply"
        assert told.comment_id


def test_an_answer_through_the_comments_door_does_the_same(bob, dana, asked):
    made(
        bob.post(
            "/comments", {"about": f"request:{asked.id}", "body": "It is on the way.", "audience": f"member:{dana.id}"}
        )
    )
    assert now(bob, asked)["status"] == "in_work"
    assert _said(dana, asked) == ["It is on the way."]


def test_a_note_is_for_staff_and_changes_nothing(bob, alice, dana, asked):
    before = digest("service_requests_servicerequest")
    made(bob.post(f"/requests/{asked.id}/note", {"body": "She is our largest client."}))
    assert digest("service_requests_servicerequest") == before
    assert _said(dana, asked) == []
    timeline = made(alice.get(f"/requests/{asked.id}/timeline", filter="comments"))["items"]
    assert [item["comment"]["body"] for item in timeline] == ["She is our largest client."]
    with dana.inside():
        assert not Notification.objects.filter(recipient=dana.member).exists()
        note = Event.objects.get(kind="comment.added")
        assert note.audience["only"] == "internal"
        assert not dana.scope.hears(note.audience)


def test_words_to_another_outsider_are_no_answer_to_the_client(alice, bob, dana, pavel, partner_one, asked):
    with alice.acting():
        share(asked, partner_one.circle, "comment")
    before = digest("service_requests_servicerequest")
    body = {"about": f"request:{asked.id}", "body": "Can you deliver?", "audience": f"company:{partner_one.id}"}
    made(bob.post("/comments", body))
    assert digest("service_requests_servicerequest") == before
    assert _said(dana, asked) == []
    assert _said(pavel, asked) == ["Can you deliver?"]


def test_the_clients_answer_brings_a_waiting_request_back_to_work(bob, dana, asked):
    _become(asked, "waiting", bob)
    got = made(dana.post(f"/requests/{asked.id}/reply", {"body": "Gate 4."}))
    assert got["status"] == "in_work"
    assert got["answer_by"], "an answer is owed again"
    assert made(bob.get(f"/requests/{asked.id}"))["status"] == "in_work"


def test_the_clients_answer_tells_whoever_is_responsible(alice, bob, dana, asked):
    made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    made(dana.post(f"/requests/{asked.id}/reply", {"body": "Any news?"}))
    with bob.inside():
        replies = Notification.objects.filter(kind="reply")
        assert [one.recipient_id for one in replies] == [bob.id]


def test_while_nobody_is_responsible_those_who_hand_out_work_are_told(alice, bob, dana, asked):
    made(dana.post(f"/requests/{asked.id}/reply", {"body": "Any news?"}))
    with alice.inside():
        replies = Notification.objects.filter(kind="reply")
        assert [one.recipient_id for one in replies] == [alice.id]


def test_nobody_is_told_twice_of_one_answer(bob, dana, asked):
    made(bob.post(f"/requests/{asked.id}/reply", {"body": f"@[Dana](member:{dana.id}) it is on the way."}))
    with dana.inside():
        assert Notification.objects.filter(recipient=dana.member).count() == 1


def test_an_answer_to_a_resolved_request_leaves_it_resolved(bob, dana, asked):
    _become(asked, "resolved", bob)
    got = made(dana.post(f"/requests/{asked.id}/reply", {"body": "Thank you!"}))
    assert (got["status"], got["answer_by"]) == ("resolved", None)


@pytest.mark.parametrize("person", ["bob", "dana"])
def test_a_closed_request_is_reopened_before_anybody_writes(bob, dana, asked, person, request):
    _become(asked, "closed", bob)
    before = digest("service_requests_servicerequest", "comments_comment", "journal_event")
    status, answer = request.getfixturevalue(person).post(f"/requests/{asked.id}/reply", {"body": "One more thing"})
    assert (status, answer["error"]["code"]) == (409, "request_is_closed")
    assert digest("service_requests_servicerequest", "comments_comment", "journal_event") == before


def test_a_note_may_still_be_written_on_a_closed_request(bob, asked):
    _become(asked, "closed", bob)
    made(bob.post(f"/requests/{asked.id}/note", {"body": "For the next time."}))


def test_the_client_confirms_that_it_is_resolved(bob, dana, asked):
    _become(asked, "resolved", bob)
    assert made(dana.post(f"/requests/{asked.id}/confirm"))["status"] == "closed"


def test_only_a_resolved_request_can_be_confirmed(dana, asked):
    status, answer = dana.post(f"/requests/{asked.id}/confirm")
    assert (status, answer["error"]["code"]) == (409, "request_is_not_resolved")


@pytest.mark.parametrize("status", ["resolved", "closed"])
def test_the_client_reopens_it_with_a_reason(bob, dana, asked, status):
    _become(asked, status, bob)
    got = made(dana.post(f"/requests/{asked.id}/reopen", {"text": "The gate is stuck again."}))
    assert got["status"] == "in_work"
    assert got["answer_by"]
    assert _said(dana, asked) == ["The gate is stuck again."]


def test_an_open_request_is_not_reopened(dana, asked):
    before = digest("service_requests_servicerequest", "comments_comment")
    status, answer = dana.post(f"/requests/{asked.id}/reopen", {"text": "Hello?"})
    assert (status, answer["error"]["code"]) == (409, "request_is_open")
    assert digest("service_requests_servicerequest", "comments_comment") == before


def test_reopening_takes_a_reason(bob, dana, asked):
    _become(asked, "resolved", bob)
    assert dana.post(f"/requests/{asked.id}/reopen", {"text": " "})[0] == 400


def test_the_same_answer_sent_twice_is_one(bob, dana, asked):
    from journal.ids import uuid7

    body = {"id": str(uuid7()), "body": "It is on the way."}
    made(bob.post(f"/requests/{asked.id}/reply", body))
    version = now(bob, asked)["version"]
    made(bob.post(f"/requests/{asked.id}/reply", body))
    assert _said(dana, asked) == ["It is on the way."]
    assert now(bob, asked)["version"] == version


def test_the_timeline_tells_who_did_what(alice, bob, dana, asked):
    made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "It is on the way."}))
    items = made(alice.get(f"/requests/{asked.id}/timeline"))["items"]
    told = [(item["kind"], item["actor"]["name"]) for item in items]
    assert told == [("comment", "Bob"), ("change", "Alice"), ("change", "Alice"), ("opened", "Dana")]
    assert items[2]["changes"] == [{"field": "assignee", "before": None, "after": "Bob"}]
    assert items[1]["changes"] == [{"field": "status", "before": "new", "after": "in_work"}]

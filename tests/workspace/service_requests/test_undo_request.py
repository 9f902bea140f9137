"""Undo of what staff do with a request: a step and a hand-over go back, what the client was told does not."""

import pytest

from accounts.mail.models import OutgoingMail
from tests.workspace.deals.test_undo_deal import act, undo
from tests.workspace.records import last_event, made
from tests.workspace.service_requests.conftest import now

pytestmark = pytest.mark.django_db


def become(person, request, status):
    version = now(person, request)["version"]
    return act(person, f"/requests/{request.id}/status", {"status": status, "version": version})


def give(person, request, member):
    body = {"assignee_id": member.id if member else None, "version": now(person, request)["version"]}
    return act(person, f"/requests/{request.id}/assign", body)


def refusal(answer):
    return answer[0], answer[1]["error"]["code"]


def test_a_step_goes_back_with_the_answer_that_is_owed(bob, asked):
    owed = now(bob, asked)["answer_by"]
    mutation = become(bob, asked, "waiting")
    assert now(bob, asked)["answer_by"] is None
    made(undo(bob, mutation))
    shown = now(bob, asked)
    assert (shown["status"], shown["answer_by"]) == ("new", owed)
    event = last_event(bob.workspace)
    assert (event.kind, event.payload["changes"]) == ("request.status_changed", {"status": ["waiting", "new"]})


def test_a_hand_over_goes_back_with_the_step_that_came_with_it(alice, bob, asked):
    mutation = give(alice, asked, bob)
    assert now(alice, asked)["status"] == "in_work"
    made(undo(alice, mutation))
    shown = now(alice, asked)
    assert (shown["assignee"], shown["status"]) == (None, "new")


def test_a_hand_over_goes_back_to_whoever_had_it(alice, bob, asked):
    give(alice, asked, bob)
    mutation = give(alice, asked, alice)
    made(undo(alice, mutation))
    assert now(alice, asked)["assignee"]["name"] == "Bob"


def test_undo_of_a_step_is_undone(bob, asked):
    mutation, again = become(bob, asked, "in_work"), "0192e000-0000-7000-8000-000000000001"
    made(undo(bob, mutation, again))
    made(undo(bob, again))
    assert now(bob, asked)["status"] == "in_work"


def test_a_step_that_told_the_client_stays(bob, asked):
    with bob.inside():
        letters = OutgoingMail.objects.count()
    for status in ("resolved", "closed"):
        mutation = become(bob, asked, status)
        if status == "resolved":
            assert refusal(undo(bob, mutation)) == (409, "cannot_be_undone")
        else:
            made(undo(bob, mutation))  # of the end they were told before
    assert now(bob, asked)["status"] == "resolved"
    with bob.inside():
        assert OutgoingMail.objects.count() == letters


def test_an_answer_to_the_client_stays(bob, asked):
    mutation = act(bob, f"/requests/{asked.id}/reply", {"body": "On Monday"})
    assert refusal(undo(bob, mutation)) == (409, "cannot_be_undone")
    assert now(bob, asked)["status"] == "in_work"


def test_it_is_refused_by_name_when_somebody_went_on(alice, bob, asked):
    step, hand_over = become(bob, asked, "waiting"), give(bob, asked, bob)
    become(alice, asked, "in_work")
    give(alice, asked, alice)
    for mutation, field in ((step, "status"), (hand_over, "assignee_id")):
        answer = undo(bob, mutation)
        assert refusal(answer) == (409, "changed_since")
        assert list(answer[1]["error"]["fields"]) == [field]
    shown = now(bob, asked)
    assert (shown["status"], shown["assignee"]["name"]) == ("in_work", "Alice")


def test_only_ones_own_is_taken_back(alice, bob, asked):
    mutation = become(bob, asked, "waiting")
    assert undo(alice, mutation)[0] == 404

"""Assigning a request and bringing it further."""

import pytest

from collaboration.notifications.models import Notification
from tests.cast import add_person
from tests.workspace.records import digest, made
from tests.workspace.service_requests.conftest import now
from workspace.service_requests.models import ServiceRequest

pytestmark = pytest.mark.django_db


def _put(person, request, status):
    return person.post(f"/requests/{request.id}/status", {"status": status, "version": now(person, request)["version"]})


def test_assigning_a_new_request_brings_it_into_work_and_tells_the_assignee(alice, bob, dana, asked):
    got = made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    assert (got["assignee"]["name"], got["status"]) == ("Bob", "in_work")
    assert now(dana, asked)["assignee"]["name"] == "Bob"
    with alice.inside():
        assert Notification.objects.get(kind="assignment").recipient_id == bob.id


def test_taking_a_request_oneself_tells_nobody(bob, asked):
    made(bob.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    with bob.inside():
        assert not Notification.objects.filter(kind="assignment").exists()


def test_a_request_can_be_put_back_on_the_table(alice, bob, asked):
    got = made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    got = made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": None, "version": got["version"]}))
    assert (got["assignee"], got["status"]) == (None, "in_work")


@pytest.mark.parametrize("somebody", ["dana", "pavel"])
def test_outsiders_cannot_be_responsible(alice, somebody, asked, request):
    person = request.getfixturevalue(somebody)
    status, answer = alice.post(f"/requests/{asked.id}/assign", {"assignee_id": person.id, "version": 1})
    assert (status, answer["error"]["code"]) == (400, "assignee_cannot_work")


def test_somebody_of_another_workspace_cannot_be_responsible(alice, eve, asked):
    assert alice.post(f"/requests/{asked.id}/assign", {"assignee_id": eve.id, "version": 1})[0] == 404


def test_a_decision_on_an_older_state_is_refused(alice, bob, asked):
    made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    before = digest("service_requests_servicerequest")
    status, answer = alice.post(f"/requests/{asked.id}/assign", {"assignee_id": alice.id, "version": 1})
    assert (status, answer["error"]["code"]) == (409, "stale_version")
    assert digest("service_requests_servicerequest") == before


@pytest.mark.parametrize(
    "way",
    [
        ["in_work", "waiting", "in_work", "resolved", "closed", "in_work"],
        ["resolved", "in_work", "closed"],
        ["waiting", "resolved"],
        ["closed", "in_work"],
    ],
)
def test_staff_bring_it_along_its_way(bob, dana, asked, way):
    for status in way:
        assert made(_put(bob, asked, status))["status"] == status
        assert now(dana, asked)["status"] == status


@pytest.mark.parametrize(
    ("first", "then"),
    [("in_work", "new"), ("resolved", "waiting"), ("closed", "resolved"), ("closed", "waiting"), ("waiting", "new")],
)
def test_a_step_that_does_not_exist_is_refused(bob, asked, first, then):
    made(_put(bob, asked, first))
    status, answer = _put(bob, asked, then)
    assert (status, answer["error"]["code"]) == (409, "request_cannot_become")
    assert (answer["error"]["from"], answer["error"]["to"]) == (first, then)
    assert now(bob, asked)["status"] == first


def test_an_unknown_status_is_refused(bob, asked):
    assert bob.post(f"/requests/{asked.id}/status", {"status": "forgotten", "version": 1})[0] == 400


def test_no_answer_is_owed_while_it_is_the_clients_turn(bob, asked):
    assert now(bob, asked)["answer_by"]
    assert made(_put(bob, asked, "waiting"))["answer_by"] is None


def test_the_client_is_told_once_that_it_is_resolved(bob, dana, asked):
    made(_put(bob, asked, "resolved"))
    made(_put(bob, asked, "closed"))
    with dana.inside():
        assert Notification.objects.filter(recipient=dana.member).count() == 1


def test_a_request_closed_outright_is_told_too(bob, dana, asked):
    made(_put(bob, asked, "closed"))
    with dana.inside():
        assert Notification.objects.filter(recipient=dana.member).count() == 1


def test_a_client_cannot_use_the_staff_door(dana, asked, workspace, pipeline):
    path = f"/api/w/{workspace.slug}/requests/{asked.id}"
    bodies = {
        "assign": {"assignee_id": None, "version": 1},
        "status": {"status": "closed", "version": 1},
        "note": {"body": "x"},
        "reply": {"body": "x"},
        "make-deal": {"pipeline_id": pipeline.id},
    }
    before = digest("service_requests_servicerequest", "comments_comment", "deals_deal")
    for act, body in bodies.items():
        assert dana.post(f"{path}/{act}", body)[0] == 404
    assert dana.get(path)[0] == 404
    assert dana.get(f"{path}/timeline")[0] == 404
    assert digest("service_requests_servicerequest", "comments_comment", "deals_deal") == before


def test_open_requests_of_a_leaver_go_to_the_successor(alice, bob, carol, asked):
    made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    made(alice.post(f"/members/{bob.id}/deactivate", {"hand_over_to": carol.id}))
    assert now(alice, asked)["assignee"]["name"] == "Carol"


def test_counts_say_what_waits_for_whom(alice, bob, dana, asked, workspace):
    made(alice.post(f"/requests/{asked.id}/assign", {"assignee_id": bob.id, "version": 1}))
    assert made(bob.get("/requests/counts")) == {"new": 0, "in_work": 1, "waiting": 0, "mine": 1, "overdue": 0}
    with alice.acting():
        ServiceRequest.objects.filter(pk=asked.pk).update(answer_by="2020-01-01T00:00Z")
    assert made(alice.get("/requests/counts")) == {"new": 0, "in_work": 1, "waiting": 0, "mine": 0, "overdue": 1}


def test_a_role_without_the_verb_is_refused(workspace, asked, monkeypatch):
    from permissions.capabilities import Capability
    from permissions.roles import ROLES, Role, verbs_of
    from permissions.scope import scope

    monkeypatch.setattr(scope, "verbs_of", verbs_of.__wrapped__)  # what a role gives is made once
    only_reads = Role("member", "Reader", "", frozenset({Capability.REQUEST_VIEW}), frozenset())
    monkeypatch.setitem(ROLES, "member", only_reads)
    reader = add_person(workspace, "Roma", role="member")
    assert reader.get(f"/requests/{asked.id}")[0] == 200
    for act, body in [
        ("assign", {"assignee_id": None, "version": 1}),
        ("status", {"status": "closed", "version": 1}),
        ("reply", {"body": "no"}),
        ("note", {"body": "no"}),
    ]:
        assert reader.post(f"/requests/{asked.id}/{act}", body)[0] == 403
    assert reader.patch(f"/requests/{asked.id}", {"fields": {"urgency": {"base": "normal", "value": "low"}}})[0] == 403

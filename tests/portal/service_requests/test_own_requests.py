"""A client follows their own requests, and nobody else's."""

import pytest

from permissions.grants import share
from tests.workspace.records import digest, made
from tests.workspace.service_requests.conftest import asked, categories

__all__ = ["asked", "categories"]
pytestmark = pytest.mark.django_db


def test_it_is_an_explicit_list_of_fields(dana, asked):
    shown = made(dana.get(f"/requests/{asked.id}"))
    assert set(shown) == {
        "id", "number", "subject", "text", "category", "urgency", "status", "assignee", "deal", "answer_by",
        "last_reply_at", "created_at", "updated_at", "version", "files", "abilities",
    }  # fmt: skip
    assert shown["abilities"] == ["request.comment", "request.confirm", "request.view"]
    assert made(dana.get("/requests"))["items"] == [shown]


def test_a_colleague_neither_sees_nor_answers_it(dana, dmitri, asked):
    before = digest("service_requests_servicerequest", "comments_comment")
    assert made(dmitri.get("/requests"))["items"] == []
    assert made(dmitri.get("/requests", ids=str(asked.id)))["items"] == []
    assert dmitri.get(f"/requests/{asked.id}")[0] == 404
    assert dmitri.get(f"/requests/{asked.id}/conversation")[0] == 404
    assert dmitri.get("/comments", about=f"request:{asked.id}")[0] == 404
    assert dmitri.post(f"/requests/{asked.id}/reply", {"body": "Me too"})[0] == 404
    assert dmitri.post(f"/requests/{asked.id}/confirm")[0] == 404
    assert dmitri.post(f"/requests/{asked.id}/reopen", {"text": "Me too"})[0] == 404
    assert digest("service_requests_servicerequest", "comments_comment") == before


def test_a_partner_and_another_workspace_find_nothing(pavel, eve, asked, workspace):
    assert made(pavel.get("/requests"))["items"] == []
    assert pavel.get(f"/requests/{asked.id}")[0] == 404
    assert eve.get(f"/api/portal/{workspace.slug}/requests/{asked.id}")[0] == 404


def test_a_request_shared_by_itself_is_read_but_not_confirmed(alice, dana, dmitri, asked):
    with alice.acting():
        share(asked, dmitri.member, "view")
        type(asked).objects.filter(pk=asked.pk).update(status="resolved")
    assert made(dmitri.get(f"/requests/{asked.id}"))["abilities"] == ["request.view"]
    assert dmitri.post(f"/requests/{asked.id}/confirm")[0] == 403
    assert dmitri.post(f"/requests/{asked.id}/reply", {"body": "Me too"})[0] == 403


def test_a_colleague_it_is_shared_with_does_not_read_the_conversation(alice, bob, dana, dmitri, asked):
    """Each comment has one audience: the words were for Dana."""
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "Dear Dana"}))
    with alice.acting():
        share(asked, dmitri.member, "comment")
    assert made(dmitri.get(f"/requests/{asked.id}/conversation"))["items"] == []
    made(dmitri.post(f"/requests/{asked.id}/reply", {"body": "Dmitri here"}))
    assert [one["body"] for one in made(dana.get(f"/requests/{asked.id}/conversation"))["items"]] == ["Dear Dana"]


def test_a_partner_is_offered_no_categories(pavel, categories):
    assert made(pavel.get("/request-categories")) == []


def test_the_list_sorts_and_narrows(dana, asked):
    assert len(made(dana.get("/requests", status="new", sort="-number", q="delivery"))["items"]) == 1
    assert made(dana.get("/requests", status="closed"))["items"] == []


@pytest.mark.parametrize(
    "query",
    [{"sort": "assignee"}, {"sort": "answer_by"}, {"assignee": "me"}, {"requester": "x"}, {"status": "new,closed"}],
)
def test_anything_else_is_refused(dana, asked, query):
    assert dana.get("/requests", **query)[0] == 400


def test_the_conversation_pages_newest_first(bob, dana, asked):
    for text in ("One", "Two", "Three"):
        made(bob.post(f"/requests/{asked.id}/reply", {"body": text}))
    page = made(dana.get(f"/requests/{asked.id}/conversation", limit=2))
    rest = made(dana.get(f"/requests/{asked.id}/conversation", limit=2, after=page["next"]))
    assert [one["body"] for one in page["items"] + rest["items"]] == ["Three", "Two", "One"]


def test_their_own_words_are_theirs_to_correct(dana, asked):
    made(dana.post(f"/requests/{asked.id}/reply", {"body": "Gait 4"}))
    (said,) = made(dana.get(f"/requests/{asked.id}/conversation"))["items"]
    assert {"comment.delete", "comment.edit"} <= set(said["abilities"])
    made(dana.patch(f"/comments/{said['id']}", {"body": "Gate 4", "version": said["version"]}))
    assert made(dana.get(f"/requests/{asked.id}/conversation"))["items"][0]["body"] == "Gate 4"


def test_nobody_outside_floods_the_staff(alice, dana, deal, settings):
    """Every message is a mail to somebody."""
    settings.ACCOUNT_RATE_LIMITS = {"outside_words": "2/m/user"}
    with alice.acting():
        share(deal, dana.member, "comment")
    body = {"about": f"deal:{deal.id}", "body": "Are you there?"}
    assert [dana.post("/comments", body)[0] for _ in range(3)] == [200, 200, 429]
    assert dana.post("/requests", {})[0] == 400
    assert [alice.post("/comments", body)[0] for _ in range(3)] == [200] * 3

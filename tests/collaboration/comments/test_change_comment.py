"""PATCH and DELETE /comments/{id}: one's own, and the audience never changes."""

import uuid

from accounts.circles import sync_circles
from accounts.models import Membership
from journal.models import Event
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.comments.said import heard, named, say
from workspace.companies.models import Company
from workspace.deals.models import Deal


def test_its_author_changes_the_text(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, "Teh date?")
    status, changed = alice.patch(f"/comments/{comment['id']}", {"body": "The date?", "version": 1})
    assert (status, changed["body"], changed["version"]) == (200, "The date?", 2)
    assert changed["edited_at"] is not None
    assert heard(bob, deal) == ["The date?"]


def test_an_older_version_is_refused(alice: Person, deal: Deal) -> None:
    comment = say(alice, deal)
    alice.patch(f"/comments/{comment['id']}", {"body": "Two", "version": 1})
    status, answer = alice.patch(f"/comments/{comment['id']}", {"body": "Three", "version": 1})
    assert (status, answer["error"]["code"]) == (409, "stale_version")
    assert heard(alice, deal) == ["Two"]


def test_the_audience_is_fixed(alice: Person, deal: Deal) -> None:
    comment = say(alice, deal)
    for audience in ("internal", f"member:{alice.id}"):
        status, answer = alice.patch(f"/comments/{comment['id']}", {"body": "x", "version": 1, "audience": audience})
        assert (status, answer["error"]["code"]) == (400, "audience_is_fixed")
    assert heard(alice, deal) == ["Hello"]


def test_others_may_not_touch_it(alice: Person, bob: Person, carol: Person, eve: Person, deal: Deal) -> None:
    comment = say(bob, deal, "Bob's")
    for person, status in ((alice, 403), (carol, 404), (eve, 404)):
        assert person.patch(f"/comments/{comment['id']}", {"body": "x", "version": 1})[0] == status
        assert person.delete(f"/comments/{comment['id']}")[0] == status
    assert bob.delete(f"/comments/{uuid.uuid4()}")[0] == 404
    assert heard(alice, deal) == ["Bob's"]


def test_who_lost_the_deal_no_longer_changes_what_they_said(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(bob, deal)
    with alice.acting():
        deal.pipeline.group_grants.all().delete()
    assert bob.patch(f"/comments/{comment['id']}", {"body": "x", "version": 1})[0] == 404


def test_who_moved_to_another_company_leaves_the_old_ones_words_alone(
    alice: Person, pavel: Person, shared_deal: Deal, partner_two: Company
) -> None:
    before = say(pavel, shared_deal, "For Partner One")
    with alice.acting():
        Membership.objects.filter(pk=pavel.id).update(circle=partner_two.circle)
        sync_circles(Membership.objects.get(pk=pavel.id))
    path = f"/comments/{before['id']}"
    assert pavel.patch(path, {"body": "For my new friends", "version": 1})[0] == 403
    assert pavel.delete(path)[0] == 403
    assert pavel.post(f"{path}/react", {"emoji": "👍", "on": True})[0] == 403
    assert pavel.post(f"{path}/resolve")[0] == 403
    after = say(pavel, shared_deal, "For Partner Two")
    shown = {one["id"]: one["abilities"] for one in pavel.get("/comments", about=f"deal:{shared_deal.id}")[1]["items"]}
    assert shown[before["id"]] == []
    assert "comment.edit" in shown[after["id"]]
    assert heard(alice, shared_deal) == ["For Partner Two", "For Partner One"]


def test_who_may_only_see_keeps_what_they_said(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, dana.member, "comment")
    comment = say(dana, deal)
    with alice.acting():
        share(deal, dana.member, "view")
    assert dana.get("/comments", about=f"deal:{deal.id}")[1]["items"][0]["abilities"] == []
    assert dana.delete(f"/comments/{comment['id']}")[0] == 403


def test_a_deleted_comment_disappears(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal)
    status, answer = alice.delete(f"/comments/{comment['id']}")
    assert (status, answer["body"], answer["html"], answer["abilities"]) == (200, "", "", [])
    assert heard(bob, deal) == []
    assert alice.delete(f"/comments/{comment['id']}")[1]["error"]["code"] == "comment_is_deleted"
    assert alice.patch(f"/comments/{comment['id']}", {"body": "x", "version": 2})[0] == 409


def test_a_deleted_comment_keeps_its_place_while_answers_hang_on_it(alice: Person, bob: Person, deal: Deal) -> None:
    question = say(alice, deal, f"{named(bob)}?")
    answer = say(bob, deal, "Yes", parent_id=question["id"])
    alice.delete(f"/comments/{question['id']}")
    shown = bob.get("/comments", about=f"deal:{deal.id}")[1]["items"]
    assert [(one["body"], one["deleted_at"] is None, one["mentions"]) for one in shown] == [
        ("Yes", True, []),
        ("", False, []),
    ]
    bob.delete(f"/comments/{answer['id']}")
    assert heard(bob, deal) == []


def test_a_deleted_comment_cannot_be_answered(alice: Person, bob: Person, deal: Deal) -> None:
    question = say(alice, deal)
    alice.delete(f"/comments/{question['id']}")
    status, answer = bob.post("/comments", {"about": f"deal:{deal.id}", "body": "?", "parent_id": question["id"]})
    assert (status, answer["error"]["code"]) == (409, "comment_is_deleted")


def test_changes_are_heard_by_the_audience_alone(alice: Person, pavel: Person, shared_deal: Deal) -> None:
    comment = say(alice, shared_deal)
    alice.patch(f"/comments/{comment['id']}", {"body": "Two", "version": 1})
    alice.delete(f"/comments/{comment['id']}")
    with alice.inside():
        events = list(Event.objects.filter(kind__startswith="comment.").order_by("seq"))
    assert [event.kind for event in events] == ["comment.added", "comment.edited", "comment.deleted"]
    assert not any(pavel.scope.hears(event.audience) for event in events)

"""The whole way: somebody posts through the HTTP door, somebody else's socket tells it."""

import json

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_comment_reaches_the_other_screen_and_tells_no_text(live, alice, bob, bobs_deal):
    alices = live.open(alice, f"deal:{bobs_deal.id}", "notifications")
    body = {"about": f"deal:{bobs_deal.id}", "body": "The forklift is red.", "audience": "internal"}
    status, comment = bob.post("/comments", body, x_mutation_id="tab-1")
    assert status == 200
    event = alices.next("ev")
    assert (event["kind"], event["about"], event["m"]) == ("comment.added", f"deal:{bobs_deal.id}", "tab-1")
    assert event["extra"]["comment"] == comment["id"]
    assert "forklift" not in json.dumps(event)


def test_a_mention_rings_the_bell_of_the_one_mentioned(live, alice, bob, bobs_deal):
    bobs, alices = live.open(bob, "notifications"), live.open(alice, "notifications")
    (unread,) = bobs.first
    assert (unread["t"], unread["count"] + 1) == ("unread", 2)  # the deal he was given, and now
    body = f"@[Bob](member:{bob.id}) look"
    status, _ = alice.post("/comments", {"about": f"deal:{bobs_deal.id}", "body": body, "audience": "internal"})
    assert status == 200
    bobs.until(lambda frame: frame == {"t": "unread", "count": 2})
    bob.post("/notifications/read-all")
    bobs.until(lambda frame: frame == {"t": "unread", "count": 0})
    assert all(frame["t"] != "unread" for frame in alices.heard())


def test_a_move_tells_which_stages(live, alice, bobs_deal):
    watcher = live.open(alice, "deals")
    with alice.inside():
        stages = list(bobs_deal.pipeline.stages.order_by("rank"))
    status, _ = alice.post(f"/deals/{bobs_deal.id}/move", {"stage_id": stages[1].id, "version": 1})
    assert status == 200
    event = watcher.next("ev")
    assert event["kind"] == "deal.moved"
    assert event["extra"] == {"from_stage": str(stages[0].id), "to_stage": str(stages[1].id)}

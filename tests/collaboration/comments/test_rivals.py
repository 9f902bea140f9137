"""Two rival partners on one deal: neither learns that the other exists."""

import json
from typing import Any

import pytest

from collaboration.comments.queries import counts_for
from journal.models import Event
from tests.cast import Person
from tests.collaboration.comments.said import heard, named, say, try_to_say
from workspace.companies.models import Company
from workspace.deals.models import Deal


@pytest.fixture
def talk(alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_two: Company) -> dict[str, Any]:
    """Everybody has said something; Rita's company was answered."""
    theirs = say(rita, shared_deal, "Rita's price is ninety")
    return {
        "internal": say(alice, shared_deal, "Do not tell them"),
        "ours": say(pavel, shared_deal, "Pavel's price is 100"),
        "theirs": theirs,
        "answer": say(alice, shared_deal, "Thank you, Partner Two", parent_id=theirs["id"]),
        "direct": say(alice, shared_deal, "One more thing", audience=f"company:{partner_two.id}"),
    }


def test_each_hears_their_own_conversation_and_staff_hear_all(
    alice: Person, bob: Person, pavel: Person, rita: Person, shared_deal: Deal, talk: dict[str, Any]
) -> None:
    assert heard(pavel, shared_deal) == ["Pavel's price is 100"]
    assert heard(rita, shared_deal) == ["One more thing", "Thank you, Partner Two", "Rita's price is ninety"]
    assert len(heard(alice, shared_deal)) == len(heard(bob, shared_deal)) == 5


def test_no_answer_holds_a_word_a_name_or_an_id_of_the_others(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, talk: dict[str, Any], partner_two: Company
) -> None:
    say(alice, shared_deal, f"{named(rita)}, see above", audience=f"company:{partner_two.id}")
    about = f"deal:{shared_deal.id}"
    answers = [
        pavel.get("/comments", about=about),
        pavel.get("/comments", about=about, ids=",".join(one["id"] for one in talk.values())),
        pavel.get("/comments/audiences", about=about),
        pavel.get("/comments/mentionable", about=about),
        pavel.get("/comments/mentionable", about=about, q="Rita"),
        pavel.get("/notifications"),
        pavel.get("/notifications/unread"),
    ]
    assert {status for status, _answer in answers} == {200}
    said = json.dumps(answers)
    for secret in (
        "Rita",
        "Partner Two",
        "ninety",
        "tell them",
        str(rita.id),
        str(partner_two.id),
        talk["theirs"]["id"],
    ):
        assert secret not in said


def test_counts_are_of_what_one_hears(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, talk: dict[str, Any]
) -> None:
    counts = {}
    for person in (alice, pavel, rita):
        scope = person.scope
        with person.inside():
            counts[person.member.name] = counts_for(scope, "deal", [shared_deal.id])[shared_deal.id]
    assert counts == {"Alice": 5, "Pavel": 1, "Rita": 3}


def test_a_deleted_comment_does_not_count(
    alice: Person, pavel: Person, shared_deal: Deal, talk: dict[str, Any]
) -> None:
    pavel.delete(f"/comments/{talk['ours']['id']}")
    scope = pavel.scope
    with pavel.inside():
        assert counts_for(scope, "deal", [shared_deal.id]) == {}


def test_a_hidden_comment_cannot_be_answered_edited_or_deleted(
    pavel: Person, shared_deal: Deal, talk: dict[str, Any]
) -> None:
    for hidden in ("internal", "theirs", "answer", "direct"):
        pk = talk[hidden]["id"]
        assert try_to_say(pavel, shared_deal, parent_id=pk)[0] == 404
        assert pavel.patch(f"/comments/{pk}", {"body": "x", "version": 1})[0] == 404
        assert pavel.delete(f"/comments/{pk}")[0] == 404


def test_nobody_can_be_reached_by_trying_ids(alice: Person, pavel: Person, rita: Person, shared_deal: Deal) -> None:
    nobody = f"@[Somebody](member:{alice.workspace.id})"
    refusals = [try_to_say(pavel, shared_deal, token) for token in (f"@[Somebody](member:{rita.id})", nobody)]
    assert refusals[0] == refusals[1]
    assert refusals[0][1]["error"]["code"] == "outside_audience"
    assert "Rita" not in json.dumps(refusals)


def test_live_events_name_their_audience_and_reach_it_alone(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, talk: dict[str, Any]
) -> None:
    with alice.inside():
        events = list(Event.objects.filter(kind__startswith="comment.").order_by("seq"))
    heard_by = {
        person.member.name: [event.payload["comment_id"] for event in events if person.scope.hears(event.audience)]
        for person in (alice, pavel, rita)
    }
    assert heard_by["Pavel"] == [talk["ours"]["id"]]
    assert heard_by["Rita"] == [talk["theirs"]["id"], talk["answer"]["id"], talk["direct"]["id"]]
    assert len(heard_by["Alice"]) == 5
    assert "price" not in json.dumps([event.payload for event in events])


def test_the_answer_to_a_rival_tells_nobody_else(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, talk: dict[str, Any]
) -> None:
    assert pavel.get("/notifications/unread")[1] == {"count": 0}
    # The answer, and what was said to her company on a deal she took part in.
    assert rita.get("/notifications/unread")[1] == {"count": 2}

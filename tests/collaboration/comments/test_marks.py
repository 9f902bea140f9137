"""Reactions, resolved threads, pins and quotes: for those who hear the comment, and for nobody else."""

from tests.cast import Person
from tests.collaboration.comments.said import heard, say, try_to_say
from tests.workspace.records import NOBODYS_ID, last_event, made
from workspace.companies.models import Company
from workspace.deals.models import Deal


def test_a_reaction_is_counted_and_named(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal)
    made(bob.post(f"/comments/{comment['id']}/react", {"emoji": "👍"}))
    shown = made(alice.post(f"/comments/{comment['id']}/react", {"emoji": "👍"}))
    (line,) = shown["reactions"]
    assert (line["emoji"], line["count"], line["mine"]) == ("👍", 2, True)
    assert [one["name"] for one in line["people"]] == ["Bob", "Alice"]
    shown = made(alice.post(f"/comments/{comment['id']}/react", {"emoji": "👍", "on": False}))
    assert (shown["reactions"][0]["count"], shown["reactions"][0]["mine"]) == (1, False)


def test_a_reaction_twice_is_one_and_one_event(alice: Person, deal: Deal) -> None:
    comment = say(alice, deal)
    made(alice.post(f"/comments/{comment['id']}/react", {"emoji": "🎉"}))
    event = last_event(alice.workspace)
    assert (event.kind, event.audience["only"]) == ("comment.reacted", "internal")
    assert made(alice.post(f"/comments/{comment['id']}/react", {"emoji": "🎉"}))["reactions"][0]["count"] == 1
    assert last_event(alice.workspace).seq == event.seq


def test_it_refuses_an_unknown_sign_and_a_deleted_comment(alice: Person, deal: Deal) -> None:
    comment = say(alice, deal)
    status, answer = alice.post(f"/comments/{comment['id']}/react", {"emoji": "<b>"})
    assert (status, answer["error"]["code"]) == (400, "unknown_emoji")
    alice.delete(f"/comments/{comment['id']}")
    for act in ("react", "resolve", "pin"):
        status, answer = alice.post(f"/comments/{comment['id']}/{act}", {"emoji": "👍"})
        assert (status, answer["error"]["code"]) == (409, "comment_is_deleted")


def test_nobody_marks_what_they_do_not_hear(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company
) -> None:
    internal = say(alice, shared_deal)
    theirs = say(alice, shared_deal, audience=f"company:{partner_one.id}")
    for act in ("react", "resolve", "reopen"):
        assert pavel.post(f"/comments/{internal['id']}/{act}", {"emoji": "👍"})[0] == 404
        assert rita.post(f"/comments/{theirs['id']}/{act}", {"emoji": "👍"})[0] == 404
    assert pavel.post(f"/comments/{theirs['id']}/react", {"emoji": "👍"})[0] == 200
    assert last_event(alice.workspace).audience["only"] == f"circle:{partner_one.circle_id}"


def test_a_thread_is_resolved_reopened_and_reopened_by_an_answer(alice: Person, bob: Person, deal: Deal) -> None:
    first = say(alice, deal)
    shown = made(bob.post(f"/comments/{first['id']}/resolve"))
    assert shown["resolved_at"]
    assert shown["resolved_by"]["name"] == "Bob"
    assert "comment.reopen" in shown["abilities"]
    assert made(bob.get("/comments", about=f"deal:{deal.id}", resolved="false"))["items"] == []
    assert made(alice.post(f"/comments/{first['id']}/reopen"))["resolved_at"] is None
    made(bob.post(f"/comments/{first['id']}/resolve"))
    answer = say(alice, deal, parent_id=first["id"])
    assert made(alice.get("/comments", about=f"deal:{deal.id}", ids=first["id"]))["items"][0]["resolved_at"] is None
    status, refused = alice.post(f"/comments/{answer['id']}/resolve")
    assert (status, refused["error"]["code"]) == (409, "only_threads_resolve")


def test_a_pinned_comment_is_found_until_it_is_unpinned_or_deleted(alice: Person, bob: Person, deal: Deal) -> None:
    comment, other = say(alice, deal, "Gate code"), say(alice, deal, "Other")
    assert made(bob.post(f"/comments/{comment['id']}/pin"))["pinned_by"]["name"] == "Bob"
    made(bob.post(f"/comments/{other['id']}/pin"))
    made(bob.post(f"/comments/{other['id']}/unpin"))

    def pinned() -> list[str]:
        return [one["body"] for one in made(bob.get("/comments", about=f"deal:{deal.id}", pinned="true"))["items"]]

    assert pinned() == ["Gate code"]
    alice.delete(f"/comments/{comment['id']}")
    assert pinned() == []


def test_a_quote_shows_the_words_and_who_said_them(alice: Person, bob: Person, deal: Deal) -> None:
    said = say(alice, deal, "The crane comes on Monday, the racks on Friday")
    comment = say(bob, deal, "Why?", quote={"comment_id": said["id"], "text": "the racks on Friday"})
    assert comment["quote"]["text"] == "the racks on Friday"
    assert comment["quote"]["author"]["name"] == "Alice"
    assert say(bob, deal, quote={"comment_id": said["id"]})["quote"]["text"].startswith("The crane")
    alice.delete(f"/comments/{said['id']}")
    (gone,) = made(bob.get("/comments", about=f"deal:{deal.id}", ids=comment["id"]))["items"]
    assert (gone["quote"]["text"], gone["quote"]["deleted"]) == ("", True)
    status, answer = try_to_say(bob, deal, quote={"comment_id": said["id"]})
    assert (status, answer["error"]["code"]) == (409, "comment_is_deleted")


def test_it_refuses_words_that_were_not_said(alice: Person, deal: Deal) -> None:
    said = say(alice, deal, "The crane comes on Monday")
    status, answer = try_to_say(alice, deal, quote={"comment_id": said["id"], "text": "never"})
    assert (status, answer["error"]["code"]) == (400, "quote_is_not_in_it")


def test_a_quote_never_reaches_other_ears(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company, partner_two: Company
) -> None:
    one, two = f"company:{partner_one.id}", f"company:{partner_two.id}"
    internal, theirs = say(alice, shared_deal, "Margin 40 %"), say(alice, shared_deal, "Dear partner", audience=one)
    for said, audience in ((internal, one), (theirs, two)):
        status, answer = try_to_say(alice, shared_deal, audience=audience, quote={"comment_id": said["id"]})
        assert (status, answer["error"]["code"]) == (409, "quote_not_for_audience")
    assert try_to_say(rita, shared_deal, quote={"comment_id": theirs["id"]})[0] == 404
    assert say(pavel, shared_deal, quote={"comment_id": theirs["id"]})["quote"]["text"] == "Dear partner"
    assert say(alice, shared_deal, quote={"comment_id": theirs["id"]})["audience"]["kind"] == "internal"
    assert heard(rita, shared_deal) == []


def test_a_quote_of_another_record_does_not_exist(alice: Person, deal: Deal, another_deal) -> None:
    other = say(alice, another_deal())
    assert try_to_say(alice, deal, quote={"comment_id": other["id"]})[0] == 404
    assert try_to_say(alice, deal, quote={"comment_id": NOBODYS_ID})[0] == 404

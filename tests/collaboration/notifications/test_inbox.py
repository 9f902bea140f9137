"""The bell: what happened to you, as far as you may still know."""

from typing import Any

from collaboration.comments.models import Comment
from collaboration.notifications.models import Notification
from collaboration.notifications.operations import notify
from journal.models import Event
from permissions.grants import end_share, share, shares_of
from tests.cast import Person
from tests.collaboration.comments.said import named, say
from workspace.companies.models import Company
from workspace.deals.models import Deal


def inbox(person: Person, **query: Any) -> list[dict[str, Any]]:
    status, answer = person.get("/notifications", **query)
    assert status == 200, answer
    found: list[dict[str, Any]] = answer["items"]
    return found


def made(person: Person) -> list[Event]:
    with person.inside():
        return list(Event.objects.filter(kind="notification.made").order_by("seq"))


def test_an_answer_tells_everybody_in_the_thread_but_its_author(alice: Person, bob: Person, deal: Deal) -> None:
    question = say(alice, deal, "Who calls?")
    say(bob, deal, "I do", parent_id=question["id"])
    assert inbox(bob) == []
    (told,) = inbox(alice)
    assert (told["kind"], told["text"], told["actor"]["name"], told["read_at"]) == ("reply", "I do", "Bob", None)
    say(alice, deal, "Thanks", parent_id=question["id"])
    assert [one["text"] for one in inbox(bob)] == ["Thanks"]


def test_ones_own_acts_never_tell(alice: Person, deal: Deal) -> None:
    question = say(alice, deal, named(alice))
    say(alice, deal, "Again", parent_id=question["id"])
    assert inbox(alice) == []
    assert made(alice) == []


def test_who_is_named_and_answered_is_told_once(alice: Person, bob: Person, deal: Deal) -> None:
    question = say(alice, deal)
    say(bob, deal, f"{named(alice)}, yes", parent_id=question["id"])
    assert [one["kind"] for one in inbox(alice)] == ["mention"]


def test_the_responsible_person_hears_of_an_outsiders_comment(alice: Person, pavel: Person, shared_deal: Deal) -> None:
    comment = say(pavel, shared_deal, "We can deliver")
    (told,) = inbox(alice)
    assert (told["kind"], told["comment_id"]) == ("reply", comment["id"])
    assert told["actor"]["company"] == "Partner One"


def test_an_outsider_is_led_to_their_own_page(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    comment = say(alice, shared_deal, named(pavel), audience=f"company:{partner_one.id}")
    assert inbox(pavel)[0]["url"] == f"/portal/north/deals/{shared_deal.id}?comment={comment['id']}"


def test_the_event_is_for_the_recipient_alone(alice: Person, bob: Person, pavel: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    (event,) = made(alice)
    assert (event.about_type, str(event.about_id)) == ("notification", inbox(bob)[0]["id"])
    assert [person.scope.hears(event.audience) for person in (bob, alice, pavel)] == [True, False, False]


def test_a_lost_record_shows_neither_title_nor_text(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    say(alice, shared_deal, f"{named(pavel)}, our secret", audience=f"company:{partner_one.id}")
    with alice.acting():
        for grant in shares_of(shared_deal):
            end_share(shared_deal, grant)
    (told,) = inbox(pavel)
    assert (told["kind"], told["title"], told["text"], told["url"]) == ("mention", None, None, None)


def test_a_deleted_comment_shows_no_text(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, f"{named(bob)}, oops")
    alice.delete(f"/comments/{comment['id']}")
    assert (inbox(bob)[0]["title"], inbox(bob)[0]["text"]) == (None, None)


def test_nobody_is_told_of_a_record_they_do_not_see(alice: Person, carol: Person, pavel: Person, deal: Deal) -> None:
    with alice.acting():
        assert notify(recipients=[carol.member, pavel.member], kind="assignment", about=deal) == []
    assert inbox(carol) == inbox(pavel) == []


def test_nobody_outside_an_audience_is_told(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_two: Company
) -> None:
    comment = say(alice, shared_deal, "For them", audience=f"company:{partner_two.id}")
    with alice.acting():
        only = Comment.objects.get(pk=comment["id"]).only
        told = notify(
            recipients=[pavel.member, rita.member],
            kind="mention",
            about=shared_deal,
            comment_id=comment["id"],
            only=only,
        )
    assert [one.recipient_id for one in told] == [rita.id]


def test_reading_one_and_all(alice: Person, bob: Person, deal: Deal) -> None:
    for n in range(3):
        say(alice, deal, f"{named(bob)} {n}")
    newest = inbox(bob)[0]
    status, answer = bob.post(f"/notifications/{newest['id']}/read")
    assert (status, answer["id"], answer["read_at"] is None) == (200, newest["id"], False)
    assert bob.post(f"/notifications/{newest['id']}/read")[1] == answer
    assert bob.get("/notifications/unread")[1] == {"count": 2}
    assert [one["text"] for one in inbox(bob, unread=True)] == ["@Bob 1", "@Bob 0"]
    assert bob.post("/notifications/read-all") == (200, {"count": 0})
    assert bob.get("/notifications/unread")[1] == {"count": 0}
    assert inbox(bob, unread=True) == []
    assert bob.post("/notifications/read-all") == (200, {"count": 0})


def test_ones_other_screens_hear_of_the_reading(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    bob.post(f"/notifications/{inbox(bob)[0]['id']}/read")
    with bob.inside():
        event = Event.objects.get(kind="notification.read")
    assert bob.scope.hears(event.audience)
    assert not alice.scope.hears(event.audience)


def test_nobody_reads_anothers_inbox(alice: Person, bob: Person, pavel: Person, eve: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    pk = inbox(bob)[0]["id"]
    for person in (alice, pavel, eve):
        assert person.post(f"/notifications/{pk}/read")[0] == 404
        person.post("/notifications/read-all")
        assert inbox(person) == []
    with bob.inside():
        assert Notification.objects.get(pk=pk).read_at is None


def test_it_pages_from_the_newest(alice: Person, bob: Person, deal: Deal) -> None:
    for n in range(3):
        say(alice, deal, f"{named(bob)} {n}")
    first = bob.get("/notifications", limit=2)[1]
    rest = bob.get("/notifications", limit=2, after=first["next"])[1]
    assert [one["text"] for one in first["items"] + rest["items"]] == ["@Bob 2", "@Bob 1", "@Bob 0"]
    assert bob.get("/notifications", after="x")[0] == 400


def test_a_new_share_leads_to_the_pipeline(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    body = {"object": f"pipeline:{deal.pipeline_id}", "grantee": f"company:{partner_one.id}", "level": "view"}
    assert alice.post("/shares", body)[0] == 200
    (told,) = inbox(pavel)
    assert (told["kind"], told["title"], told["text"]) == ("share", "Sales", "")
    assert told["url"] == f"/portal/north/pipelines/{deal.pipeline_id}"


def test_a_level_that_sees_no_more_is_no_news(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, dana.member, "comment")
        told = notify(recipients=[dana.member, dana.member], kind="share", about=deal)
    assert len(told) == 1

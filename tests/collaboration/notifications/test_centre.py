"""The notification centre: by record, read and unread, put away, by the ways each person chose."""

from datetime import UTC, datetime
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from collaboration.notifications.operations import send_digest
from permissions.grants import end_share, share, shares_of
from tests.cast import Person
from tests.collaboration.comments.said import named, say
from tests.collaboration.notifications.jobs import run_mails
from tests.workspace.records import NOBODYS_ID, made
from workspace.companies.models import Company
from workspace.deals.models import Deal


def groups(person: Person, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = made(person.get("/notifications/groups", **query))["items"]
    return found


def choose(person: Person, **settings: Any) -> Any:
    return made(person.put("/notifications/settings", settings))


def test_it_groups_by_record_the_latest_first(alice: Person, bob: Person, deal: Deal, another_deal: Any) -> None:
    other = another_deal()
    say(alice, other, named(bob))
    for n in range(4):
        say(alice, deal, f"{named(bob)} {n}")
    first, second = groups(bob)
    assert (first["title"], first["unread"], first["total"]) == ("D-1001 Racks for the port", 4, 4)
    assert [line["text"] for line in first["latest"]] == ["@Bob 3", "@Bob 2", "@Bob 1"]
    assert (second["about"]["id"], second["total"]) == (str(other.id), 1)
    page = made(bob.get("/notifications/groups", limit=1))
    (rest,) = groups(bob, after=page["next"])
    assert rest == second
    assert bob.get("/notifications/groups", after="soon")[0] == 400


def test_a_group_of_a_lost_record_shows_no_title(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    say(alice, shared_deal, f"{named(pavel)}, our secret", audience=f"company:{partner_one.id}")
    with alice.acting():
        for grant in shares_of(shared_deal):
            end_share(shared_deal, grant)
    (group,) = groups(pavel)
    assert (group["title"], group["url"], group["latest"][0]["text"]) == (None, None, None)


def test_marks_go_there_and_back(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    say(alice, deal, f"{named(bob)} again")
    one, two = (line["id"] for line in made(bob.get("/notifications"))["items"])
    made(bob.post(f"/notifications/{one}/read"))
    assert made(bob.get("/notifications/unread")) == {"count": 1}
    assert made(bob.post(f"/notifications/{one}/unread"))["read_at"] is None
    shown = made(bob.post(f"/notifications/{two}/archive"))
    assert shown["archived_at"]
    assert shown["read_at"]
    assert [line["id"] for line in made(bob.get("/notifications"))["items"]] == [one]
    assert [line["id"] for line in made(bob.get("/notifications", state="archived"))["items"]] == [two]
    assert made(bob.post(f"/notifications/{two}/unarchive"))["archived_at"] is None
    assert made(bob.post("/notifications/mark", {"about": f"deal:{deal.id}", "as": "archived"})) == {"count": 0}
    assert groups(bob) == []
    assert made(bob.post("/notifications/mark", {"ids": [one, NOBODYS_ID], "as": "unread"})) == {"count": 0}
    assert made(bob.post("/notifications/mark", {"ids": [one], "as": "inbox"})) == {"count": 1}


def test_nobody_marks_what_is_not_theirs(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    (line,) = made(bob.get("/notifications"))["items"]
    for path in ("read", "unread", "archive", "unarchive"):
        assert alice.post(f"/notifications/{line['id']}/{path}")[0] == 404
    assert alice.post("/notifications/mark", {"ids": [line["id"]], "as": "read"})[0] == 404
    assert bob.post("/notifications/mark", {"ids": [line["id"]], "as": "gone"})[0] == 400
    assert made(bob.get("/notifications/unread")) == {"count": 1}


def test_each_kind_goes_its_way(alice: Person, bob: Person, deal: Deal) -> None:
    choose(bob, kinds=[{"kind": "mention", "in_app": False}])
    say(alice, deal, named(bob))
    assert made(bob.get("/notifications"))["items"] == []
    assert [mail.to for mail in run_mails(bob)] == [bob.user.email]
    settings = choose(bob, kinds=[{"kind": "mention", "email": False}])
    shown = {one["kind"]: one for one in settings["kinds"]}
    assert (shown["mention"]["in_app"], shown["mention"]["email"]) == (False, False)
    assert shown["request"]["email"] is None
    say(alice, deal, f"{named(bob)} again")
    assert ProcrastinateJob.objects.filter(task_name="notifications.mail").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kinds": [{"kind": "gossip", "email": True}]},
        {"time_zone": "Europe/Atlantis"},
        {"time_zone": "../../etc/passwd"},
        {"digest": {"hour": 24}},
    ],
)
def test_choices_that_make_no_sense_are_refused(bob: Person, wrong: dict[str, Any]) -> None:
    assert bob.put("/notifications/settings", wrong)[0] == 400


def test_one_chooses_among_the_kinds_that_can_reach_one(bob: Person, dana: Person, pavel: Person) -> None:
    partners = {"mention", "reply", "share", "export", "comment", "change"}
    for person, kinds in (
        (bob, {*partners, "assignment", "request"}),
        (dana, {*partners, "request"}),
        (pavel, partners),
    ):
        shown = {one["kind"]: one for one in made(person.get("/notifications/settings"))["kinds"]}
        assert set(shown) == kinds
        assert ("client or partner" in shown["reply"]["name"]) == (person is bob)
    assert dana.put("/notifications/settings", {"kinds": [{"kind": "assignment", "email": False}]})[0] == 400
    assert pavel.put("/notifications/settings", {"kinds": [{"kind": "request", "email": False}]})[0] == 400


def test_an_outsiders_choice_is_their_own(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    choose(pavel, kinds=[{"kind": "mention", "email": False}], digest={"on": True, "hour": 7})
    say(alice, shared_deal, f"{named(pavel)}, look", audience=f"company:{partner_one.id}")
    assert len(made(pavel.get("/notifications"))["items"]) == 1
    assert run_mails(pavel) == []
    assert made(pavel.get("/notifications/settings"))["digest"] == {"on": True, "hour": 7}


MORNING = datetime(2030, 5, 6, 5, 30, tzinfo=UTC)  # 08:30 in Moscow


def digest(person: Person, now: datetime) -> bool:
    with person.acting():
        return send_digest(workspace=person.workspace, member_id=person.id, now=now)


def sent(person: Person) -> list[str]:
    from accounts.mail.models import OutgoingMail

    with person.inside():
        return list(OutgoingMail.objects.filter(template="digest").values_list("text", flat=True))


def test_the_digest_comes_once_a_day_at_its_hour_and_place(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, f"{named(bob)}, the crane")
    choose(bob, digest={"on": True, "hour": 8}, time_zone="Europe/Moscow")
    with bob.inside():
        from collaboration.notifications.models import Notification

        Notification.objects.update(created_at=MORNING.replace(hour=3))
    assert not digest(bob, MORNING.replace(hour=4))
    assert digest(bob, MORNING)
    assert not digest(bob, MORNING.replace(hour=9))
    (text,) = sent(bob)
    assert "D-1001 Racks for the port\nAlice: @Bob, the crane" in text
    assert not digest(bob, MORNING.replace(day=7)), "nothing new is no mail"


def test_the_digest_says_nothing_of_a_lost_record(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    choose(pavel, digest={"on": True, "hour": 0})
    say(alice, shared_deal, f"{named(pavel)}, our secret", audience=f"company:{partner_one.id}")
    with alice.acting():
        for grant in shares_of(shared_deal):
            end_share(shared_deal, grant)
        share(shared_deal, alice.member, "view")
    assert not digest(pavel, datetime.now(UTC))
    assert sent(pavel) == []


def test_nobody_has_a_digest_who_did_not_ask(alice: Person, bob: Person, deal: Deal) -> None:
    say(alice, deal, named(bob))
    assert not digest(bob, datetime.now(UTC).replace(hour=23))

"""@mentions: only of people who will be able to read the comment."""

from permissions.grants import share
from tests.cast import Person, add_person
from tests.collaboration.comments.said import named, say, try_to_say
from workspace.companies.models import Company
from workspace.deals.models import Deal


def test_a_mention_names_and_tells_somebody(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, f"{named(bob)}, please call")
    assert [one["name"] for one in comment["mentions"]] == ["Bob"]
    assert comment["html"] == f'<p><span class="mention" data-member="{bob.id}">@Bob</span>, please call</p>'
    (told,) = bob.get("/notifications")[1]["items"]
    assert (told["kind"], told["title"], told["text"]) == ("mention", "D-1001 Racks for the port", "@Bob, please call")
    assert (told["url"], told["comment_id"]) == (f"/w/north/deals/{deal.id}?comment={comment['id']}", comment["id"])


def test_a_mention_shows_the_real_name(alice: Person, bob: Person, deal: Deal) -> None:
    comment = say(alice, deal, f"@[The owner](member:{bob.id}) agrees")
    assert comment["body"] == f"@[Bob](member:{bob.id}) agrees"


def test_it_refuses_to_mention_an_outsider_in_an_internal_comment(
    alice: Person, pavel: Person, shared_deal: Deal
) -> None:
    status, answer = try_to_say(alice, shared_deal, f"{named(pavel)}?")
    assert (status, answer["error"]["code"]) == (409, "outside_audience")
    assert "Pavel" in answer["error"]["message"]
    assert alice.get("/comments", about=f"deal:{shared_deal.id}")[1]["items"] == []


def test_it_refuses_to_mention_a_rival(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company
) -> None:
    audience = f"company:{partner_one.id}"
    assert say(alice, shared_deal, f"{named(pavel)}?", audience=audience)
    status, answer = try_to_say(alice, shared_deal, f"{named(pavel)} {named(rita)}?", audience=audience)
    assert (status, answer["error"]["code"]) == (409, "outside_audience")
    assert "Rita" in answer["error"]["message"]
    assert "Pavel" not in answer["error"]["message"]


def test_it_refuses_to_mention_a_colleague_who_cannot_see_the_deal(alice: Person, carol: Person, deal: Deal) -> None:
    status, answer = try_to_say(alice, deal, f"{named(carol)}?")
    assert (status, answer["error"]["code"]) == (409, "outside_audience")
    assert "cannot see" in answer["error"]["message"]
    assert "Carol" in answer["error"]["message"]


def test_it_refuses_to_mention_somebody_deactivated(alice: Person, bob: Person, deal: Deal) -> None:
    with alice.inside():
        bob.member.is_active = False
        bob.member.save(update_fields=["is_active"])
    assert try_to_say(alice, deal, f"{named(bob)}?")[0] == 409


def test_it_refuses_people_of_another_workspace(alice: Person, eve: Person, deal: Deal) -> None:
    status, answer = try_to_say(alice, deal, f"{named(eve)}?")
    assert (status, answer["error"]["code"]) == (409, "outside_audience")


def test_an_outsider_may_mention_colleagues_and_the_staff_they_met(
    alice: Person, bob: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    peer = add_person(alice.workspace, "Petra", role="partner", kind="partner", circle=partner_one.circle)
    assert try_to_say(pavel, shared_deal, f"{named(bob)}?")[0] == 409
    assert say(pavel, shared_deal, f"{named(peer)} and {named(alice)}?")
    say(bob, shared_deal, "I am here", audience=f"company:{partner_one.id}")
    assert say(pavel, shared_deal, f"{named(bob)}?")


def test_an_edit_tells_only_those_newly_named(alice: Person, bob: Person, deal: Deal) -> None:
    dave = add_person(alice.workspace, "Dave", role="manager")
    comment = say(alice, deal, f"{named(bob)}?")
    alice.patch(f"/comments/{comment['id']}", {"body": f"{named(bob)} {named(dave)}?", "version": 1})
    assert bob.get("/notifications/unread")[1] == {"count": 1}
    assert dave.get("/notifications/unread")[1] == {"count": 1}


def test_an_edit_may_keep_a_name_that_lost_the_deal(alice: Person, bob: Person, carol: Person, deal: Deal) -> None:
    comment = say(alice, deal, f"{named(bob)}, teh date")
    with alice.acting():
        deal.pipeline.group_grants.all().delete()
    body = f"{named(bob)}, the date"
    assert alice.patch(f"/comments/{comment['id']}", {"body": body, "version": 1})[0] == 200
    assert alice.patch(f"/comments/{comment['id']}", {"body": body + named(carol), "version": 2})[0] == 409


def test_it_offers_the_readers_of_the_audience(
    alice: Person, bob: Person, carol: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company
) -> None:
    def offered(person: Person, **query: str) -> list[str]:
        status, answer = person.get("/comments/mentionable", about=f"deal:{shared_deal.id}", **query)
        assert status == 200, answer
        return [one["name"] for one in answer]

    assert offered(alice) == ["Alice", "Bob"]
    assert offered(alice, audience=f"company:{partner_one.id}") == ["Alice", "Bob", "Pavel"]
    assert offered(alice, q="bO") == ["Bob"]
    assert offered(pavel) == ["Alice", "Pavel"]
    assert offered(pavel, q="bob") == []


def test_mentioning_a_company_person_says_which_company(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company
) -> None:
    comment = say(alice, shared_deal, named(pavel), audience=f"company:{partner_one.id}")
    assert comment["mentions"][0]["company"] == "Partner One"


def test_it_refuses_hundreds_of_names(alice: Person, deal: Deal) -> None:
    crowd = " ".join(f"@[x](member:00000000-0000-0000-0000-{n:012})" for n in range(51))
    assert try_to_say(alice, deal, crowd)[0] == 400


def test_a_person_with_a_share_of_their_own_is_an_audience(
    alice: Person, dana: Person, pavel: Person, deal: Deal
) -> None:
    with alice.acting():
        share(deal, dana.member, "comment")
    assert say(alice, deal, named(dana), audience=f"member:{dana.id}")
    assert try_to_say(alice, deal, named(pavel), audience=f"member:{dana.id}")[0] == 409


def test_a_name_that_begins_with_what_is_typed_comes_first(alice: Person, deal: Deal) -> None:
    for name in ("Anna Sorokina", "Sofia Zimina", "Boris Soloviev"):
        add_person(alice.workspace, name, role="manager")
    found = alice.get("/comments/mentionable", about=f"deal:{deal.id}", q="so")[1]
    assert [one["name"] for one in found] == ["Sofia Zimina", "Anna Sorokina", "Boris Soloviev"]

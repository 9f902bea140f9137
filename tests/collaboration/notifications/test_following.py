"""Following: of one's own will or by taking part; what followers hear, and what a mute keeps away."""

from typing import Any

from permissions.grants import end_share, share
from tests.cast import Person, add_person
from tests.collaboration.comments.said import named, say
from tests.collaboration.notifications.jobs import run_mails
from tests.workspace.records import edit, made
from workspace.companies.models import Company
from workspace.deals.models import Deal, Stage


def kinds(person: Person) -> list[str]:
    return [line["kind"] for line in made(person.get("/notifications"))["items"]]


def following(person: Person, deal: Deal, state: str | None = None) -> Any:
    about = f"deal:{deal.id}"
    if state is None:
        return made(person.get("/following", about=about))
    return made(person.put("/following", {"about": about, "state": state}))


def let_in(alice: Person, deal: Deal, partner: Person, client: Company) -> None:
    """A partner who may move the deal, a client's company that may comment."""
    with alice.acting():
        share(deal, client.circle, "comment")
        share(deal, partner.member, "move")


def test_followers_hear_of_comments_and_changes(alice: Person, bob: Person, deal: Deal) -> None:
    assert following(bob, deal) == {"state": "none", "why": None, "followers": []}
    assert following(bob, deal, "follow")["why"] == "own_choice"
    say(alice, deal, "Look at this")
    edit(alice, f"/deals/{deal.id}", amount=(None, "10"))
    lines = made(bob.get("/notifications"))["items"]
    assert [(line["kind"], line["text"]) for line in lines] == [("change", ""), ("comment", "Look at this")]
    assert lines[0]["why"] == {"code": "follow_own_choice", "text": "You chose to follow this record."}
    (fact,) = lines[0]["facts"]
    assert (fact["kind"], fact["changes"]) == ("change", [{"field": "amount", "before": None, "after": "10"}])
    assert lines[1]["facts"] == []
    assert kinds(alice) == []


def test_whoever_comments_is_mentioned_or_assigned_follows(alice: Person, bob: Person, deal: Deal) -> None:
    dave = add_person(alice.workspace, "Dave", role="manager")
    say(alice, deal, named(bob))
    assert (following(alice, deal)["why"], following(bob, deal)["why"]) == ("comment", "mention")
    made(alice.post(f"/deals/{deal.id}/reassign", {"owner_id": dave.id, "version": 1}))
    assert following(dave, deal)["why"] == "assignment"
    assert [one["name"] for one in following(alice, deal)["followers"]] == ["Alice", "Bob", "Dave"]


def test_one_act_is_one_line(alice: Person, bob: Person, deal: Deal) -> None:
    following(bob, deal, "follow")
    say(alice, deal, f"{named(bob)}, look")
    assert kinds(bob) == ["mention"]


def test_a_mute_keeps_away_all_but_what_is_personal(alice: Person, bob: Person, deal: Deal) -> None:
    question = say(bob, deal, "Who calls?")
    following(bob, deal, "mute")
    say(alice, deal, "I do", parent_id=question["id"])
    edit(alice, f"/deals/{deal.id}", amount=(None, "10"))
    assert kinds(bob) == []
    say(alice, deal, f"{named(bob)}, please")
    assert kinds(bob) == ["mention"]
    assert following(bob, deal)["state"] == "mute"
    following(bob, deal, "none")
    assert following(bob, deal)["state"] == "none"


def test_a_follower_hears_no_other_audience_and_no_lost_record(
    alice: Person, pavel: Person, rita: Person, shared_deal: Deal, partner_one: Company, partner_two: Company
) -> None:
    for outsider in (pavel, rita):
        following(outsider, shared_deal, "follow")
        assert following(outsider, shared_deal)["followers"] == []
    say(alice, shared_deal, "Internal")
    say(alice, shared_deal, "For one", audience=f"company:{partner_one.id}")
    assert (kinds(pavel), kinds(rita)) == (["comment"], [])
    with alice.acting():
        shared_deal.group_grants.all().delete()
    edit(alice, f"/deals/{shared_deal.id}", title=(shared_deal.title, "Other"))
    assert kinds(pavel) == ["comment"]
    assert pavel.get("/following", about=f"deal:{shared_deal.id}")[0] == 404


def test_a_move_within_its_column_is_no_news(alice: Person, bob: Person, deal: Deal) -> None:
    following(bob, deal, "follow")
    made(alice.post(f"/deals/{deal.id}/move", {"stage_id": deal.stage_id, "version": 1}))
    assert kinds(bob) == []


def test_what_cannot_be_followed_is_refused(alice: Person, dana: Person, carol: Person, deal: Deal) -> None:
    for person in (carol, dana):
        assert person.put("/following", {"about": f"deal:{deal.id}", "state": "follow"})[0] == 404
    assert alice.put("/following", {"about": f"stage:{deal.stage_id}", "state": "follow"})[0] == 404
    assert alice.put("/following", {"about": f"deal:{deal.id}", "state": "loud"})[0] == 400
    assert alice.put("/following", {"about": "deal", "state": "follow"})[0] == 400


def test_companies_people_and_products_are_followed_too(alice: Person, carol: Person) -> None:
    for path, body, noun in (
        ("/companies", {"name": "Acme"}, "company"),
        ("/people", {"first_name": "Ann"}, "person"),
        ("/products", {"name": "Rack"}, "product"),
    ):
        record = made(alice.post(path, body))
        made(carol.put("/following", {"about": f"{noun}:{record['id']}", "state": "follow"}))
        made(edit(alice, f"{path}/{record['id']}", description=("", "New")))
    assert kinds(carol) == ["change"] * 3


def test_a_share_still_tells_who_muted(alice: Person, pavel: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, pavel.member, "comment")
    following(pavel, deal, "mute")
    assert following(pavel, deal)["state"] == "mute"


def test_an_outsider_hears_of_no_change_their_page_does_not_show(
    alice: Person, pavel: Person, dana: Person, shared_deal: Deal, client_one: Company, stages: dict[str, Stage]
) -> None:
    let_in(alice, shared_deal, pavel, client_one)
    path = f"/deals/{shared_deal.id}"
    for outsider in (pavel, dana):
        following(outsider, shared_deal, "follow")
    edit(alice, path, next_step=("", "Squeeze them"))
    edit(alice, path, amount=(None, "10"))
    assert (kinds(pavel), kinds(dana)) == (["change"], [])
    made(pavel.post(f"{path}/move", {"stage_id": stages["Qualified"].id, "version": 3}))
    made(alice.post(f"{path}/archive", {"version": 4}))
    assert (kinds(pavel), kinds(dana)) == (["change"], ["change"])


def test_a_change_tells_an_outsider_only_what_their_page_shows(
    alice: Person, pavel: Person, dana: Person, shared_deal: Deal, client_one: Company, stages: dict[str, Stage]
) -> None:
    let_in(alice, shared_deal, pavel, client_one)
    for outsider in (pavel, dana):
        following(outsider, shared_deal, "follow")
    edit(alice, f"/deals/{shared_deal.id}", next_step=("", "Squeeze them"), amount=(None, "10"))
    (line,) = made(pavel.get("/notifications"))["items"]
    assert [(fact["kind"], [one["field"] for one in fact["changes"]]) for fact in line["facts"]] == [
        ("change", ["amount"])
    ]
    stage = stages["Qualified"]
    made(alice.post(f"/deals/{shared_deal.id}/move", {"stage_id": stage.id, "version": 2}))
    (line,) = made(dana.get("/notifications"))["items"]
    (fact,) = line["facts"]
    assert (fact["kind"], fact["changes"][0]["after"]) == ("moved", stage.public_name)
    with alice.acting():
        end_share(shared_deal, share(shared_deal, client_one.circle, "comment"))
        share(shared_deal, client_one.circle, "comment")
    assert made(dana.get("/notifications"))["items"][0]["facts"] == []  # before the share they have now


def test_an_outsider_is_told_no_name_of_a_rival_nor_of_staff_they_never_met(
    alice: Person, bob: Person, pavel: Person, dana: Person, shared_deal: Deal, client_one: Company, stages: Any
) -> None:
    let_in(alice, shared_deal, pavel, client_one)
    following(dana, shared_deal, "follow")
    made(dana.put("/notifications/settings", {"kinds": [{"kind": "change", "email": True}]}))
    made(pavel.post(f"/deals/{shared_deal.id}/move", {"stage_id": stages["Qualified"].id, "version": 1}))
    edit(bob, f"/deals/{shared_deal.id}", title=(shared_deal.title, "Other"))
    edit(alice, f"/deals/{shared_deal.id}", title=("Other", "Third"))
    names = [line["actor"] and line["actor"]["name"] for line in made(dana.get("/notifications"))["items"]]
    assert names == [alice.member.name, None, None]  # Alice owns the deal: the page names her
    subjects = [mail.subject for mail in run_mails(dana)]
    assert len(subjects) == 3
    assert not any(name in subject for name in ("Pavel", "Bob", "Partner One") for subject in subjects)

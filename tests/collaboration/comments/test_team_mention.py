"""@Team: everybody of it who sees the record is told, the others are not, and the author learns who they are."""

from accounts.models import Team
from tests.cast import Person, add_person, add_team
from tests.collaboration.comments.said import named, say, try_to_say
from tests.workspace.records import NOBODYS_ID, made
from workspace.companies.models import Company
from workspace.deals.models import Deal


def team(one: Team) -> str:
    return f"@[{one.name}](team:{one.id})"


def told(person: Person) -> list[str]:
    return [line["kind"] for line in made(person.get("/notifications"))["items"]]


def test_those_who_see_the_deal_are_told_and_the_author_of_the_others(
    alice: Person, bob: Person, carol: Person, deal: Deal, sales: Team, support: Team
) -> None:
    comment = say(alice, deal, f"{team(sales)} and {team(support)}: call them")
    assert [one["name"] for one in comment["teams"]] == ["Sales", "Support"]
    assert comment["left_out"] == ["Carol"]
    assert f'data-team="{sales.id}">@Sales</span>' in comment["html"]
    assert (told(bob), told(carol)) == (["mention"], [])
    (read,) = made(bob.get("/comments", about=f"deal:{deal.id}"))["items"]
    assert read["left_out"] == []


def test_a_team_is_those_below_it_too_and_each_is_told_once(
    alice: Person, bob: Person, deal: Deal, sales: Team
) -> None:
    north = add_team(alice.workspace, "Sales North", parent=sales)
    nina = add_person(alice.workspace, "Nina", role="manager", teams=(north,))
    say(alice, deal, f"{team(sales)} {team(north)} {named(nina)}")
    assert (told(nina), told(bob)) == (["mention"], ["mention"])


def test_a_team_has_its_real_name(alice: Person, deal: Deal, sales: Team) -> None:
    assert say(alice, deal, f"@[The best](team:{sales.id})")["body"] == f"@[Sales](team:{sales.id})"


def test_an_edit_tells_only_teams_newly_named(alice: Person, bob: Person, deal: Deal, sales: Team) -> None:
    comment = say(alice, deal, team(sales))
    alice.patch(f"/comments/{comment['id']}", {"body": f"{team(sales)}!", "version": 1})
    assert told(bob) == ["mention"]


def test_it_refuses_a_team_that_does_not_exist(alice: Person, deal: Deal) -> None:
    status, answer = try_to_say(alice, deal, f"@[X](team:{NOBODYS_ID})")
    assert (status, answer["error"]["code"]) == (400, "no_such_team")


def test_outsiders_know_of_no_team(alice: Person, pavel: Person, shared_deal: Deal, sales: Team) -> None:
    status, answer = try_to_say(pavel, shared_deal, team(sales))
    assert (status, answer["error"]["code"]) == (409, "outside_audience")


def test_it_offers_teams_with_who_would_be_left_out(
    alice: Person, bob: Person, carol: Person, deal: Deal, sales: Team
) -> None:
    found = made(alice.get("/comments/mentionable/teams", about=f"deal:{deal.id}"))
    assert [(one["name"], one["people"], one["left_out"]) for one in found] == [
        ("Sales", 1, []),
        ("Support", 0, ["Carol"]),
    ]
    (one,) = made(alice.get("/comments/mentionable/teams", about=f"deal:{deal.id}", q="sal"))
    assert one["id"] == str(sales.id)


def test_companies_people_and_products_are_commented_like_deals(
    alice: Person, carol: Person, client_one: Company
) -> None:
    person = made(alice.post("/people", {"first_name": "Ann"}))["id"]
    product = made(alice.post("/products", {"name": "Rack"}))["id"]
    for about in (f"company:{client_one.id}", f"person:{person}", f"product:{product}"):
        comment = made(alice.post("/comments", {"about": about, "body": f"{named(carol)}, look"}))
        assert made(carol.get("/comments", about=about))["items"][0]["id"] == comment["id"]
    urls = [line["url"] for line in made(carol.get("/notifications"))["items"]]
    assert [url.split("?")[0] for url in urls] == [
        f"/w/north/products/{product}",
        f"/w/north/people/{person}",
        f"/w/north/companies/{client_one.id}",
    ]


def test_a_comment_on_a_company_has_no_outside_audience(alice: Person, dana: Person, client_one: Company) -> None:
    about = f"company:{client_one.id}"
    status, answer = alice.post("/comments", {"about": about, "body": "x", "audience": about})
    assert (status, answer["error"]["code"]) == (409, "not_shared_with_audience")
    assert dana.get("/comments", about=about)[0] == 404

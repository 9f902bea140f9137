"""GET /explain: who can see this, and by which rule. What it says is what the scopes do."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Membership
from permissions.explain import visible_to
from permissions.grants import share
from permissions.outsiders import outsiders_of
from permissions.readers import readers_of, sees
from tests.cast import Person, add_person, add_team
from workspace.companies.models import Company
from workspace.deals.models import Deal


def explained(person: Person, deal: Deal) -> list[tuple[str, str, str]]:
    status, rules = person.get("/explain", object=f"deal:{deal.id}")
    assert status == 200, rules
    return [(rule["who"], rule["why"], rule["level"]) for rule in rules]


def test_it_names_every_rule(
    alice: Person, bob: Person, pavel: Person, dana: Person, deal: Deal, partner_one: Company, client_one: Company
) -> None:
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(owner=bob.member, team=bob.member.teams.get(), company=client_one)
        share(deal.pipeline, partner_one.circle, "move")
        share(client_one, client_one.circle, "view")
        share(deal, dana.member, "comment")
    assert explained(alice, deal) == [
        ("Bob", "The responsible person.", "edit"),
        ("Sales", "The record belongs to this department.", "edit"),
        ("Sales", "Through “Sales”.", "edit"),
        ("Partner One", "Through “Sales”.", "move"),
        ("Client One", "Through “Client One”.", "view"),
        ("Dana", "Shared directly.", "comment"),
        ("Alice", "The role “Owner” sees every record.", "edit"),
    ]


def test_it_tells_until_when(alice: Person, dana: Person, deal: Deal) -> None:
    until = timezone.now() + timedelta(days=1)
    with alice.acting():
        share(deal, dana.member, "view", expires_at=until)
    rules = alice.get("/explain", object=f"deal:{deal.id}")[1]
    assert [rule["until"][:19] for rule in rules if rule["who"] == "Dana"] == [until.isoformat()[:19]]


def test_ended_shares_let_nobody_in(alice: Person, dana: Person, deal: Deal) -> None:
    with alice.acting():
        share(deal, dana.member, "view")
        deal.user_grants.update(expires_at=timezone.now())
    assert "Dana" not in str(explained(alice, deal))
    with alice.inside():
        assert outsiders_of(deal).members == frozenset()


def test_one_line_names_each_once(alice: Person, pavel: Person, deal: Deal, partner_one: Company) -> None:
    with alice.acting():
        share(deal.pipeline, partner_one.circle, "view")
        share(deal, partner_one.circle, "comment")
        lines = [(rule.label, rule.kind, rule.level) for rule in visible_to(deal)]
    assert lines == [("Sales", "team", "edit"), ("Partner One", "company", "comment"), ("Owner", "role", "edit")]


def test_departments_above_see_it_too(alice: Person, deal: Deal) -> None:
    top = add_team(alice.workspace, "Commerce")
    below = add_team(alice.workspace, "Retail", top)
    add_person(alice.workspace, "Tom", role="member", teams=(top,))
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(team=below)
    assert ("Commerce", "A department above “Retail”.", "edit") in explained(alice, deal)


def test_those_found_are_those_whose_scope_shows_it(
    alice: Person, bob: Person, carol: Person, pavel: Person, rita: Person, dana: Person, eve: Person, deal: Deal
) -> None:
    """The set-based search for readers against each person's own scope."""
    top = add_team(alice.workspace, "Commerce")
    below = add_team(alice.workspace, "Retail", top)
    tom = add_person(alice.workspace, "Tom", role="member", teams=(top,))
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(team=below, owner=carol.member)
        deal.refresh_from_db()
        share(deal.pipeline, rita.member.circle, "view")
        share(deal, dana.member, "view")
        everybody = Membership.objects.order_by("name")
        found = {member.name for member in readers_of(deal, everybody)}
        oracle = {member.name for member in everybody if sees(member, deal)}
        shown = outsiders_of(deal)
    assert found == oracle == {"Alice", "Bob", "Carol", "Rita", "Dana", "Tom"}
    assert tom.member.name in found
    assert (shown.circles, shown.members) == ({rita.member.circle_id}, {dana.id})


def test_it_is_for_staff_who_see_the_record(bob: Person, carol: Person, eve: Person, deal: Deal) -> None:
    query: dict[str, Any] = {"object": f"deal:{deal.id}"}
    assert [person.get("/explain", **query)[0] for person in (bob, carol, eve)] == [200, 404, 404]
    assert bob.get("/explain", object=f"nonsense:{uuid.uuid4()}")[0] == 404
    assert bob.get("/explain", object="deal")[0] == 400

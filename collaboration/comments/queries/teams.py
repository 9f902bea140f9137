"""Whole teams named in a comment: who of them sees the record, and who does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from accounts.models import Membership, Team
from permissions.lists import matching
from permissions.readers import sees
from permissions.scope import Scope

MOST_TEAMS = 8
# Of one team; beyond that a mention is a mail to the whole company.
MOST_PEOPLE = 200


@dataclass(frozen=True)
class TeamCall:
    """A team as a writer may name it on a record.

    Args:
        people: those who see the record and would be told, by name; without the writer.
        left_out: those who do not see it and are not told.
    """

    team: Team
    people: list[Membership]
    left_out: list[Membership]


def call_teams(teams: Iterable[Team], record: models.Model, scope: Scope) -> list[TeamCall]:
    """Divide the people of teams, and of the teams below them, into those who see a record and those who do not."""
    found = []
    for team in teams:
        rows = Membership.objects.select_related("user").filter(
            workspace_id=scope.workspace_id, teams__in=_below(team), is_active=True, joined_at__isnull=False
        )
        people = list(rows.exclude(pk=scope.member_id).distinct().order_by("name", "id")[:MOST_PEOPLE])
        seeing = {one.id for one in people if sees(one, record)}
        found.append(
            TeamCall(
                team=team,
                people=[one for one in people if one.id in seeing],
                left_out=[one for one in people if one.id not in seeing],
            )
        )
    return found


def mentionable_teams(record: models.Model, scope: Scope, q: str = "") -> list[TeamCall]:
    """The teams that match, by name; at most eight. Outsiders know of none."""
    if not scope.is_staff:
        return []
    rows = scope.visible(Team).filter(matching("name", q)).order_by("name", "id")
    return call_teams(rows[:MOST_TEAMS], record, scope)


def _below(team: Team) -> set[UUID]:
    children: dict[UUID | None, list[UUID]] = {}
    for pk, parent in Team.objects.filter(workspace_id=team.workspace_id).values_list("id", "parent_id"):
        children.setdefault(parent, []).append(pk)
    found, waiting = set(), [team.id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += children.get(one, [])
    return found

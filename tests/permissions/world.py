"""A small world of people, teams, containers and deals, and a plain-Python oracle that knows who may do what in it.

The oracle repeats the rules of permissions/scope in the simplest words, from facts it keeps itself; it reads no table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.actors import Actor
from accounts.circles import open_circle, sync_circles
from accounts.models import Circle, Kind, Membership, Team, User, Workspace
from accounts.models.membership import TeamPlace
from journal.acting import act
from journal.fence import fence
from permissions.capabilities import Capability
from permissions.grants import set_roles
from permissions.levels import DEAL_LEVELS
from permissions.roles import ROLES
from workspace.companies.models import Company
from workspace.deals.models import Pipeline, Stage

HERE, THERE = 0, 1


@dataclass
class Grant:
    """What was given to whom on what; `until` is "", "later" or "over"."""

    level: str
    until: str
    fields: frozenset[str]

    @property
    def holds(self) -> bool:
        return self.until != "over"


@dataclass
class Facts:
    """What the oracle knows. Everything is an index into World's lists.

    Args:
        team_parent: by team.
        places: (member, team).
        roles: by member.
        away: members who were deactivated; `closed` are accounts, `invited` have not joined yet.
        deals: (workspace, pipeline, company, owner, team) by the deal's id.
        grants: by (word, target, "member" or "circle", grantee).
    """

    team_parent: list[int | None]
    places: set[tuple[int, int]]
    roles: list[set[str]]
    away: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    invited: set[int] = field(default_factory=set)
    deals: dict[UUID, tuple[int, int, int | None, int | None, int | None]] = field(default_factory=dict)
    grants: dict[tuple[str, Any, str, int], Grant] = field(default_factory=dict)


class World:
    """Two workspaces: one account is in both; the second team is below the first; two outsiders, a company each."""

    def __init__(self) -> None:
        self.workspaces = [Workspace.objects.create(slug=slug, name=slug) for slug in ("here", "there")]
        self.circles: list[Circle] = []
        self.teams: list[Team] = []
        self.companies: list[Company] = []
        self.pipelines: list[Pipeline] = []
        self.stages: list[Stage] = []
        for where in (HERE, THERE):
            with self.acting(where):
                self._furnish(where, teams=3 if where == HERE else 1)
        # (workspace, account, kind, company, role)
        self.cast = [
            (HERE, 0, Kind.STAFF, None, "owner"),
            (HERE, 1, Kind.STAFF, None, "member"),
            (HERE, 2, Kind.STAFF, None, "member"),
            (HERE, 3, Kind.STAFF, None, "member"),
            (HERE, 4, Kind.PARTNER, 0, "partner"),
            (HERE, 5, Kind.CLIENT, 1, "client"),
            (THERE, 1, Kind.STAFF, None, "member"),
            (THERE, 6, Kind.STAFF, None, "owner"),
        ]
        # (pipeline, company, owner, team): somebody's own, a team's, the parent team's, nobody's, an outsider's.
        self.deals = [
            (0, None, 1, None), (0, 0, None, 0), (0, 1, None, 1), (1, None, None, 2), (1, 0, 2, 1), (1, 1, 3, 0),
            (0, None, 4, None), (1, 1, 5, None), (2, 2, 6, 3), (3, 3, 7, None),
        ]  # fmt: skip
        self.users = [User.objects.create(email=f"{number}@world.test") for number in range(7)]
        self.members = [self._join(*one) for one in self.cast]

        for member, team in ((1, 0), (2, 1), (3, 2), (6, 3)):
            self.place(member, team, belongs=True)
        with self.acting(HERE):
            Team.objects.filter(pk=self.teams[1].pk).update(parent=self.teams[0])

    def facts(self) -> Facts:
        """The beginning: everybody in, the second team below the first, nothing opened and nothing shared."""
        return Facts(
            team_parent=[None, 0, None, None],
            places={(1, 0), (2, 1), (3, 2), (6, 3)},
            roles=[{one[4]} for one in self.cast],
        )

    @contextmanager
    def acting(self, where: int) -> Iterator[None]:
        with act(self.workspaces[where], by=Actor.system()):
            yield

    @contextmanager
    def behind_the_fence(self, member: int) -> Iterator[None]:
        where, account, *_ = self.cast[member]
        with fence(self.workspaces[where].id, self.users[account].id):
            yield

    def where_is(self, word: str, target: int) -> int:
        """The workspace of a team, company or pipeline."""
        lists: dict[str, list[Any]] = {"team": self.teams, "company": self.companies, "pipeline": self.pipelines}
        return [one.id for one in self.workspaces].index(lists[word][target].workspace_id)

    def _furnish(self, where: int, teams: int) -> None:
        workspace = self.workspaces[where]
        for number in range(teams):
            circle = open_circle(workspace)
            self.teams.append(Team.objects.create(workspace=workspace, name=f"T{number}", circle=circle))
        for number in range(2):
            circle = open_circle(workspace)
            self.companies.append(Company.objects.create(workspace=workspace, name=f"C{number}", circle=circle))
            pipeline = Pipeline.objects.create(workspace=workspace, name=f"P{number}")
            self.pipelines.append(pipeline)
            self.stages.append(Stage.objects.create(workspace=workspace, pipeline=pipeline, name="S"))

    def _join(self, where: int, account: int, kind: str, company: int | None, role: str) -> Membership:
        with self.acting(where):
            member = Membership.objects.create(
                workspace=self.workspaces[where],
                user=self.users[account],
                name=f"{role} {account}",
                kind=kind,
                circle=self.companies[company].circle if company is not None else None,
                joined_at=timezone.now(),
            )
            sync_circles(member)
            set_roles(self.workspaces[where], member, [role])
        return member

    def place(self, member: int, team: int, *, belongs: bool) -> None:
        """Put somebody into a team of their workspace, or take them out."""
        one, where = self.members[member], self.cast[member][0]
        with self.acting(where):
            if belongs:
                TeamPlace.objects.get_or_create(workspace=self.workspaces[where], membership=one, team=self.teams[team])
            else:
                TeamPlace.objects.filter(membership=one, team=self.teams[team]).delete()
            sync_circles(one)

    def placed(self, where: int, pipeline: int, company: int, owner: int, team: int) -> Any:
        """A deal's place, with nothing of another workspace in it."""
        teams = [number for number in range(4) if self.where_is("team", number) == where]
        owns = owner < len(self.cast) and self.cast[owner][0] == where
        return (
            where,
            pipeline,
            company + 2 * where if company < 2 else None,
            owner if owns else None,
            team if team in teams else None,
        )

    def columns(self, placed: Any) -> dict[str, Any]:
        _where, pipeline, company, owner, team = placed
        return {
            "pipeline": self.pipelines[pipeline],
            "stage": self.stages[pipeline],
            "company": None if company is None else self.companies[company],
            "owner": None if owner is None else self.members[owner],
            "team": None if team is None else self.teams[team],
        }

    def containers(self, word: str) -> list[Any]:
        return {"pipeline": self.pipelines, "company": self.companies}[word]

    def grantee(self, where: int, side: str, number: int) -> int:
        if side == "member":
            there = [index for index, one in enumerate(self.cast) if one[0] == where]
            return there[number % len(there)]
        if side == "team":
            return number % 3 if where == HERE else 3
        return number % 2 + 2 * where

    def holder(self, side: str, grantee: int) -> Any:
        if side == "member":
            return self.members[grantee]
        return (self.teams if side == "team" else self.companies)[grantee].circle


class Oracle:
    """Who may do what, said as plainly as possible."""

    def __init__(self, world: World, facts: Facts) -> None:
        self.world, self.facts = world, facts

    def is_in(self, member: int) -> bool:
        account = self.world.cast[member][1]
        facts = self.facts
        return member not in facts.away | facts.invited and account not in facts.closed

    def own_teams(self, member: int) -> set[int]:
        """The teams a person was put into."""
        return {team for one, team in self.facts.places if one == member}

    def seen_teams(self, member: int) -> set[int]:
        """The person's own teams and every team below them."""
        seen = self.own_teams(member)
        for _ in self.facts.team_parent:
            seen |= {team for team, parent in enumerate(self.facts.team_parent) if parent in seen}
        return seen

    def grants(self, member: int, deal: UUID) -> list[Grant]:
        """The grants that hold and reach the deal and this person."""
        where, pipeline, company, _owner, _team = self.facts.deals[deal]
        my_where, my_account, _kind, my_company, _role = self.world.cast[member]
        found = []
        for (word, target, side, grantee), grant in self.facts.grants.items():
            reaches = (word, target) in (("pipeline", pipeline), ("company", company), ("deal", deal))
            if side == "member":
                mine = self.world.cast[grantee][:2] == (my_where, my_account)
            elif side == "team":
                mine = grantee in self.own_teams(member)
            else:
                mine = grantee == my_company
            if reaches and mine and grant.holds and where == my_where:
                found.append(grant)
        return found

    def verbs(self, member: int, deal: UUID) -> set[Capability]:
        where, _pipeline, _company, owner, team = self.facts.deals[deal]
        if where != self.world.cast[member][0] or not self.is_in(member):
            return set()
        found: set[Capability] = set()
        for key in self.facts.roles[member]:
            found |= ROLES[key].everywhere
            if owner == member or team in self.seen_teams(member):
                found |= ROLES[key].own
        for grant in self.grants(member, deal):
            found |= DEAL_LEVELS[grant.level]
        return found

    def may(self, member: int, verb: Capability) -> set[UUID]:
        return {deal for deal in self.facts.deals if verb in self.verbs(member, deal)}

    def given(self, member: int, deal: UUID) -> set[str]:
        """Fields that shares show on top."""
        if not self.is_in(member):
            return set()
        return {name for grant in self.grants(member, deal) for name in grant.fields}

    def pipelines(self, member: int) -> set[int]:
        """The pipelines a person sees: by their role, or because one was opened to them."""
        if not self.is_in(member):
            return set()
        where, account, _kind, company, _role = self.world.cast[member]
        here = {
            number for number in range(len(self.world.pipelines)) if self.world.where_is("pipeline", number) == where
        }
        if any(Capability.PIPELINE_VIEW in ROLES[key].everywhere for key in self.facts.roles[member]):
            return here
        found = set()
        for (word, target, side, grantee), grant in self.facts.grants.items():
            mine = {
                "member": side == "member" and self.world.cast[grantee][:2] == (where, account),
                "team": grantee in self.own_teams(member),
                "company": grantee == company,
            }[side]
            if word == "pipeline" and mine and grant.holds:
                found.add(target)
        return found & here

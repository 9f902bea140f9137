"""People and teams an import brings: members who may own records but were never invited and cannot sign in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from accounts.circles import open_circle
from accounts.models import Membership, Team, Workspace
from accounts.models.membership import TeamPlace
from journal.acting import publish
from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class MemberBrought(Fact):
    kind: ClassVar[str] = "member.brought"


def bring_team(*, workspace: Workspace, name: str, parent: Team | None = None) -> Team:
    """The team of this name, made if there is none."""
    team = Team.objects.filter(workspace=workspace, name=name).first()
    if team is None:
        team = Team.objects.create(workspace=workspace, name=name, parent=parent, circle=open_circle(workspace))
    return team


def bring_member(*, workspace: Workspace, name: str, teams: Iterable[Team] = ()) -> tuple[Membership, bool]:
    """The staff member of this name, made if there is none; the second value says whether it was made."""
    member = Membership.objects.filter(workspace=workspace, kind="staff", name=name).order_by("created_at").first()
    made = member is None
    if member is None:
        member = Membership.objects.create(workspace=workspace, name=name, kind="staff")
        publish(MemberBrought(), about=member)
    if member.user_id is None:
        for team in teams:
            TeamPlace.objects.get_or_create(workspace=workspace, membership=member, team=team)
    return member, made

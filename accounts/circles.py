"""Making circles and putting people into them: the only writers of Django's groups."""

from django.contrib.auth.models import Group

from accounts.models import Circle, Membership, Workspace
from journal.ids import uuid7


def open_circle(workspace: Workspace) -> Circle:
    """A new, empty circle."""
    circle_id = uuid7()
    return Circle.objects.create(id=circle_id, workspace=workspace, group=Group.objects.create(name=str(circle_id)))


def join(circle: Circle, member: Membership) -> None:
    """Put a member into a circle; grants of the circle reach people who can sign in only."""
    if member.user is not None:
        member.user.groups.add(circle.group_id)


def leave(circle: Circle, member: Membership) -> None:
    """Take a member out of a circle."""
    if member.user is not None:
        member.user.groups.remove(circle.group_id)


def leave_circles(member: Membership) -> None:
    """Take a member out of every circle of the workspace."""
    if member.user is not None:
        here = Circle.objects.filter(workspace_id=member.workspace_id).values_list("group_id", flat=True)
        member.user.groups.remove(*here)


def sync_circles(member: Membership) -> None:
    """Make the account's groups of this workspace match the membership: its teams and its outside company."""
    if member.user is None:
        return
    here = Circle.objects.filter(workspace_id=member.workspace_id)
    wanted = set(here.filter(team__members=member).values_list("group_id", flat=True))
    if member.circle is not None:
        wanted.add(member.circle.group_id)
    if not member.is_active:
        wanted.clear()
    held = set(member.user.groups.filter(circle__in=here).values_list("id", flat=True))
    member.user.groups.add(*(wanted - held))
    member.user.groups.remove(*(held - wanted))

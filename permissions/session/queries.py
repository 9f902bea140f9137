"""Which workspaces a person belongs to, and as what."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import Kind, Membership, User
from accounts.two_factor.queries import demands_second_factor
from journal.fence import fence
from permissions.grants import roles_of
from permissions.roles import ROLES


@dataclass(frozen=True)
class MyWorkspace:
    """A workspace as one person has it."""

    id: UUID
    slug: str
    name: str
    language: str
    currency: str
    kind: str
    member_id: UUID
    role_names: list[str]
    must_enrol: bool
    logo_letter: str
    portal: bool


def memberships_of(user: User) -> list[Membership]:
    """The person's live memberships, by name of the workspace; seen through the policy on one's own rows."""
    with fence(None, user.pk):
        mine = Membership.objects.filter(user=user, is_active=True, joined_at__isnull=False)
        return list(mine.select_related("workspace").order_by("workspace__name", "id"))


def my_workspaces(user: User, *, has_two_factor: bool) -> list[MyWorkspace]:
    """What the person may open."""
    return [_present(member, user, has_two_factor) for member in memberships_of(user)]


def _present(member: Membership, user: User, has_two_factor: bool) -> MyWorkspace:
    workspace = member.workspace
    with fence(workspace.id, user.pk):
        held = roles_of([member])[member.id]
    return MyWorkspace(
        id=workspace.id,
        slug=workspace.slug,
        name=workspace.name,
        language=workspace.language,
        currency=workspace.currency,
        kind=member.kind,
        member_id=member.id,
        role_names=[str(role.name) for key, role in ROLES.items() if key in held],
        must_enrol=demands_second_factor(workspace, member.kind) and not has_two_factor,
        logo_letter=workspace.name[:1].upper(),
        portal=member.kind != Kind.STAFF,
    )

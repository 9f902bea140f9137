"""Inviting people: the link, its mail, and its end."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.circles import leave_circles, sync_circles
from accounts.events import MemberChanged
from accounts.invitations.tokens import make_token, new_nonce, path_of
from accounts.mail.operations import check_address, send
from accounts.models import Circle, Invitation, Kind, Membership, Team, User, Workspace
from accounts.models.membership import TeamPlace
from journal.acting import current, publish
from permissions.grants import end_share, set_roles
from permissions.members.errors import (
    AlreadyAMember,
    CompanyNeeded,
    IsDeactivated,
    NotInvited,
    StaffHaveNoCompany,
    StillInvited,
    WrongRole,
)
from permissions.members.queries import state_of
from permissions.registry import grant_sources
from permissions.roles import ROLES

DAYS = 14


@dataclass(frozen=True)
class Invitee:
    """Who is invited, and as what.

    Args:
        member: somebody already known here who was never invited (an import); None for a new person.
        circle: of the outside company; for partners and clients only.
        language: of the mail, and of the account when there is none yet.
    """

    email: str
    name: str
    kind: str
    role: str
    language: str
    teams: Sequence[Team] = ()
    circle: Circle | None = None
    member: Membership | None = None


def invite(*, workspace: Workspace, invitee: Invitee) -> Invitation:
    """Invite somebody and mail them the link. What they are invited for is theirs once they accepted.

    Whether the address has an account elsewhere makes no difference that the inviter could notice.

    Raises:
        AlreadyAMember, StillInvited, IsDeactivated, BadAddress, WrongRole, CompanyNeeded, StaffHaveNoCompany.
    """
    _check(invitee)
    member, is_new = _member_for(workspace, invitee)
    for team in invitee.teams:
        TeamPlace.objects.get_or_create(workspace=workspace, membership=member, team=team)
    sync_circles(member)
    set_roles(workspace, member, [invitee.role])
    invitation, _created = Invitation.objects.update_or_create(
        membership=member,
        defaults={
            "workspace": workspace,
            "invited_by_id": current().actor.member_id,
            "email": member.email,
            "language": invitee.language,
            "made_member": is_new,
            "nonce": new_nonce(),
            "expires_at": timezone.now() + timedelta(days=DAYS),
            "accepted_at": None,
            "revoked_at": None,
        },
    )
    _mail(workspace, member, invitation)
    publish(MemberChanged(what="invited"), about=member)
    return invitation


def resend(*, workspace: Workspace, member: Membership) -> Invitation:
    """Mail a new link; every older one is dead from here on.

    Raises:
        NotInvited.
    """
    invitation = _open(member)
    invitation.nonce, invitation.expires_at = new_nonce(), timezone.now() + timedelta(days=DAYS)
    invitation.invited_by_id = current().actor.member_id
    invitation.save(update_fields=["nonce", "expires_at", "invited_by"])
    _mail(workspace, member, invitation)
    publish(MemberChanged(what="invited_again"), about=member)
    return invitation


def revoke(*, workspace: Workspace, member: Membership) -> None:
    """Take an invitation back, with everything that was granted for it.

    Somebody known only through the invitation goes with it, unless a record names them by now.

    Raises:
        NotInvited.
    """
    invitation = _open(member)
    end_invitation(invitation)
    _end_direct_shares(workspace, member)
    set_roles(workspace, member, [])
    leave_circles(member)
    TeamPlace.objects.filter(membership=member).delete()
    member.user, member.version = None, member.version + 1
    member.save(update_fields=["user", "version"])
    publish(MemberChanged(what="invitation_revoked"), about=member)
    if invitation.made_member:
        # A record that names them keeps them here, as somebody who cannot sign in.
        with suppress(ProtectedError):
            member.delete()


def end_invitation(invitation: Invitation) -> None:
    """No link of it opens anything any more."""
    invitation.nonce, invitation.revoked_at = new_nonce(), timezone.now()
    invitation.save(update_fields=["nonce", "revoked_at"])


def link_of(invitation: Invitation) -> str:
    """The link for the inviter to copy: it opens the page, and does not prove whose mailbox it was read in."""
    return settings.ORIGIN + path_of(make_token(invitation, is_mailed=False))


def _check(invitee: Invitee) -> None:
    check_address(invitee.email)
    role = ROLES.get(invitee.role)
    is_staff = invitee.kind == Kind.STAFF
    if role is None or role.staff != is_staff or (not is_staff and role.key != invitee.kind):
        raise WrongRole(fields={"role": [str(WrongRole.message)]})
    if is_staff and invitee.circle is not None:
        raise StaffHaveNoCompany(fields={"company_id": [str(StaffHaveNoCompany.message)]})
    if not is_staff and invitee.circle is None:
        raise CompanyNeeded(fields={"company_id": [str(CompanyNeeded.message)]})


def _member_for(workspace: Workspace, invitee: Invitee) -> tuple[Membership, bool]:
    """The membership to fill, and whether it was made for it."""
    # One invitation at a time, so that the same address is not invited twice at once.
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)
    email = invitee.email.strip().lower()
    here = Membership.objects.filter(workspace=workspace)
    member = invitee.member or here.filter(email=email).first()
    _refuse_known(here.exclude(pk=member.pk).filter(email=email).first() if member else None)
    # A name known elsewhere stays there: the member is called what the inviter calls them.
    user, _is_new = User.objects.get_or_create(
        email=email,
        defaults={"name": invitee.name, "language": invitee.language, "password": make_password(None)},
    )
    _refuse_known(here.filter(user=user).first())
    if member is None:
        member = Membership.objects.create(
            workspace=workspace,
            user=user,
            name=invitee.name or email.partition("@")[0],
            email=email,
            kind=invitee.kind,
            circle=invitee.circle,
        )
        return member, True
    _refuse_known(member if state_of(member) != "uninvited" else None)
    member.user, member.email, member.kind, member.circle = user, email, invitee.kind, invitee.circle
    member.name, member.joined_at, member.version = invitee.name or member.name, None, member.version + 1
    member.save(update_fields=["user", "email", "kind", "circle", "name", "joined_at", "version"])
    return member, False


def _refuse_known(member: Membership | None) -> None:
    if member is None:
        return
    known = {"deactivated": IsDeactivated, "invited": StillInvited}.get(state_of(member), AlreadyAMember)
    raise known(fields={"email": [str(known.message)]})


def _open(member: Membership) -> Invitation:
    if state_of(member) != "invited":
        raise NotInvited
    invitation = Invitation.objects.select_for_update(no_key=True).filter(membership=member, revoked_at=None).first()
    if invitation is None:
        raise NotInvited
    return invitation


def _end_direct_shares(workspace: Workspace, member: Membership) -> None:
    for word, sources in grant_sources().items():
        if word == "workspace":
            continue
        to_user: Any = sources[0]
        for grant in to_user._default_manager.filter(workspace=workspace, user_id=member.user_id):
            end_share(grant.content_object, grant)


def _mail(workspace: Workspace, member: Membership, invitation: Invitation) -> None:
    inviter = Membership.objects.filter(pk=current().actor.member_id).first()
    send(
        to=invitation.email,
        language=invitation.language,
        template="invitation",
        context={
            "who": inviter.name if inviter else workspace.name,
            "days": DAYS,
            "path": path_of(make_token(invitation, is_mailed=True)),
        },
        workspace=workspace,
        recipient_member=member,
    )

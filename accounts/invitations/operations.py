"""Accepting an invitation."""

from django.utils import timezone

from accounts.circles import sync_circles
from accounts.events import MemberChanged
from accounts.invitations.errors import InvitationEnded
from accounts.invitations.queries import is_open
from accounts.invitations.tokens import Token
from accounts.models import Invitation, Membership, User
from journal.acting import bump_access, publish


def accept(*, token: Token, name: str = "", password: str = "") -> Membership:
    """Join: the membership begins to give what it was invited for. Of any number of tries one succeeds.

    Args:
        name, password: for an account that nobody has set up yet.

    Raises:
        InvitationEnded: also when somebody else was quicker.
    """
    rows = Invitation.objects.select_related("membership__user").select_for_update(no_key=True, of=("self",))
    invitation = rows.filter(pk=token.invitation_id).first()
    if invitation is None or not is_open(invitation, token):
        raise InvitationEnded
    member = Membership.objects.select_for_update(no_key=True).get(pk=invitation.membership_id)
    user = User.objects.select_for_update(no_key=True).get(memberships=member)
    if password:
        _set_up(user, name, password, is_proven=token.is_mailed)
    elif token.is_mailed and user.address_unproven:
        user.address_unproven = False
        user.save(update_fields=["address_unproven"])
    now = timezone.now()
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    member.joined_at, member.name, member.version = now, user.name or member.name, member.version + 1
    member.save(update_fields=["joined_at", "name", "version"])
    sync_circles(member)
    bump_access()
    publish(MemberChanged(what="joined"), about=member)
    return member


def _set_up(user: User, name: str, password: str, *, is_proven: bool) -> None:
    if user.has_usable_password():
        # Somebody set the account up between the page and the button.
        raise InvitationEnded
    user.name = name
    user.address_unproven = not is_proven
    user.set_password(password)
    user.save(update_fields=["name", "password", "address_unproven"])

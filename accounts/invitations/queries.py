"""Reading an invitation by its link."""

from django.utils import timezone

from accounts.invitations.errors import InvitationEnded
from accounts.invitations.tokens import Token
from accounts.models import Invitation
from journal.fence import fence


def find(token: Token) -> Invitation:
    """The open invitation of a link, with its member, account, inviter and workspace.

    Raises:
        InvitationEnded.
    """
    with fence(token.workspace_id, None):
        rows = Invitation.objects.select_related("workspace", "membership__user", "invited_by")
        invitation = rows.filter(pk=token.invitation_id, workspace=token.workspace_id).first()
    if invitation is None or not is_open(invitation, token):
        raise InvitationEnded
    return invitation


def is_open(invitation: Invitation, token: Token) -> bool:
    """Is this the newest link of an invitation that still waits?"""
    ended = invitation.accepted_at or invitation.revoked_at or invitation.expires_at <= timezone.now()
    return not ended and token.fits(invitation) and invitation.membership.user is not None

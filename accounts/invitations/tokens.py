"""The links of an invitation: signed, and worthless once the invitation's nonce has changed.

There are two of them. The mailed one proves that whoever opens it reads the mailbox; the copied one, which the inviter
may hand over in a chat, proves nothing of the kind.
"""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, get_random_string

from accounts.invitations.errors import InvitationEnded
from accounts.models import Invitation

_SALT = "artel.invitation"


@dataclass(frozen=True)
class Token:
    """What a link says.

    Args:
        is_mailed: it came by mail.
    """

    workspace_id: UUID
    invitation_id: UUID
    nonce: str
    is_mailed: bool

    def fits(self, invitation: Invitation) -> bool:
        return constant_time_compare(self.nonce, invitation.nonce)


def new_nonce() -> str:
    return get_random_string(40)


def make_token(invitation: Invitation, *, is_mailed: bool) -> str:
    parts = [invitation.workspace_id.hex, invitation.id.hex, invitation.nonce, int(is_mailed)]
    return signing.dumps(parts, salt=_SALT, compress=True)


def read_token(token: str) -> Token:
    """What a link says, if it is one of ours.

    Raises:
        InvitationEnded: it is not.
    """
    try:
        workspace, invitation, nonce, is_mailed = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise InvitationEnded from None
    return Token(UUID(workspace), UUID(invitation), nonce, bool(is_mailed))


def path_of(token: str) -> str:
    """The page that a link opens."""
    return f"/invite/{token}"

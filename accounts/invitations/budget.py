"""How many invitations somebody may have mailed: any account can open a workspace and write to strangers from there."""

from allauth.core import ratelimit
from django.http import HttpRequest

from accounts.invitations.errors import TooManyInvitations
from accounts.models import Workspace


def spend(request: HttpRequest, workspace: Workspace, email: str) -> None:
    """Count one mail to an address (see ACCOUNT_RATE_LIMITS).

    Raises:
        TooManyInvitations: by this person in a day, or to this address from this workspace in an hour.
    """
    if not ratelimit.consume(request, action="invite", key=f"{workspace.id}:{email.strip().lower()}"):
        raise TooManyInvitations

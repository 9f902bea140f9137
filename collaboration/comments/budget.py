"""How much an outsider may write: what they say is mailed to staff, message by message."""

from allauth.core import ratelimit

from collaboration.comments.errors import TooManyWords
from permissions.http import Request


def spend(request: Request) -> None:
    """Count one message of a client or partner (see ACCOUNT_RATE_LIMITS); staff write as they like.

    Raises:
        TooManyWords.
    """
    if not request.scope.is_staff and not ratelimit.consume(request, action="outside_words", user=request.user):
        raise TooManyWords

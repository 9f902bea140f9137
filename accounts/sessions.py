"""Ending sessions: on deactivation, and elsewhere when a password or a factor changes."""

from collections.abc import Callable
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User

# Where the session of an unfinished sign-in keeps the hash of the password it began with.
BEGAN_WITH = "sign_in_began_with"
# Filled by higher floors in AppConfig.ready(): who is at a socket is judged again. Called after the commit.
watchers: list[Callable[[UUID], None]] = []


def user_of(session_key: str) -> User | None:
    """Whoever is signed in with a session now; None when it has ended, has expired, or the account is switched off."""
    if not session_key:
        return None
    request = HttpRequest()
    request.session = SessionStore(session_key)
    user = get_user(request)
    return user if isinstance(user, User) and user.is_active else None


def end_sessions(user_id: UUID, *, keep: str | None = None) -> None:
    """Sign an account out everywhere, at once.

    Args:
        keep: the key of the one session that stays.
    """
    rows = UserSession.objects.filter(user_id=user_id).exclude(session_key=keep or "")
    Session.objects.filter(session_key__in=list(rows.values_list("session_key", flat=True))).delete()
    rows.delete()
    tell_ended(user_id)


def end_other_sessions(request: HttpRequest) -> None:
    """Sign the person of a request out everywhere else."""
    if request.user.is_authenticated:
        end_sessions(request.user.pk, keep=request.session.session_key)


def tell_ended(user_id: UUID) -> None:
    """Some session of an account has ended: the sockets opened with it are closed at once, not by the sweep."""
    # Robust: the session is gone already, and the sweep of the sockets would find out by itself.
    transaction.on_commit(lambda: _tell(user_id), robust=True)


def _tell(user_id: UUID) -> None:
    for tell in watchers:
        tell(user_id)

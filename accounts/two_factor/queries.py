"""Who has a second factor, and who must."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Q

from accounts.models import Kind, Membership, Workspace
from journal.fence import fence

# Recovery codes alone are no factor: they are what is left when one is lost.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user_id: Any) -> bool:
    """A code generator or a passkey."""
    return bool(Authenticator.objects.filter(user_id=user_id, type__in=FACTORS).exists())


def with_second_factor(user_ids: list[Any]) -> set[Any]:
    """Those of many accounts that have one."""
    rows = Authenticator.objects.filter(user_id__in=user_ids, type__in=FACTORS)
    return set(rows.values_list("user_id", flat=True))


def demands_second_factor(workspace: Workspace, kind: str) -> bool:
    """Does the workspace demand one of this kind of member? Staff and outsiders have a switch each."""
    return workspace.two_factor_required if kind == Kind.STAFF else workspace.portal_two_factor_required


def must_have_second_factor(user_id: Any) -> bool:
    """Does any workspace of this account demand one?"""
    staff = Q(kind=Kind.STAFF, workspace__two_factor_required=True)
    outside = ~Q(kind=Kind.STAFF) & Q(workspace__portal_two_factor_required=True)
    with fence(None, user_id):
        mine = Membership.objects.filter(user_id=user_id, is_active=True, joined_at__isnull=False)
        return mine.filter(staff | outside).exists()


def is_last_factor(authenticators: list[Authenticator], user_id: Any) -> bool:
    """Would removing these leave the account without a factor?"""
    left = Authenticator.objects.filter(user_id=user_id, type__in=FACTORS)
    return not left.exclude(pk__in=[one.pk for one in authenticators]).exists()

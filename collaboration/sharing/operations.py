"""Opening records to outsiders, and closing them again. Everything here runs inside act()."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models

from accounts.models import Circle, Membership
from collaboration.notifications.operations import notify
from collaboration.sharing.errors import FieldIsNotShown, NoSuchLevel
from collaboration.sharing.registry import Shareable, shareable_kind
from journal.acting import noun_of
from permissions import grants
from permissions.grants import Grantee
from permissions.models import Grant
from permissions.outside_companies import OutsideCompany, companies
from permissions.outsiders import reachable


def share(
    *,
    record: models.Model,
    grantee: Membership | OutsideCompany,
    level: str,
    expires_at: datetime | None = None,
    fields: Sequence[str] = (),
) -> Grant:
    """Open a record to a person or a company, or change what they hold; the people concerned are told once.

    Args:
        record: loaded with the verb for sharing it, locked.
        level: one of the kind's levels ("view", "comment", "move"; "edit" for documents); each includes those before.
        expires_at: when it ends by itself; None for no end.
        fields: shown on top of what the grantee's kind sees by default.

    Raises:
        NoSuchLevel, FieldIsNotShown, EndsInThePast, CannotSignIn.
    """
    kind = _checked(record, level, fields)
    holder = companies().open_circle(grantee.id) if isinstance(grantee, OutsideCompany) else grantee
    is_new = not any(_holds(grant, holder) for grant in grants.shares_of(record))
    grant = grants.share(record, holder, level, expires_at=expires_at, fields=sorted(set(fields)))
    kind.granted(record, grant)
    if is_new:
        notify(recipients=_people(holder), kind="share", about=record)
    return grant


def change_share(
    *, record: models.Model, grant: Grant, level: str, expires_at: datetime | None, fields: Sequence[str]
) -> Grant:
    """Give the same grantee another level, end or set of fields.

    Raises:
        NoSuchLevel, FieldIsNotShown, EndsInThePast.
    """
    _checked(record, level, fields)
    return grants.share(record, grants.grantee_of(grant), level, expires_at=expires_at, fields=sorted(set(fields)))


def end_share(*, record: models.Model, grant: Grant) -> None:
    """Close a record to a person or a company: their next request finds nothing, their sockets fall silent first."""
    grants.end_share(record, grant)


def _checked(record: models.Model, level: str, fields: Sequence[str]) -> Shareable:
    kind = shareable_kind(noun_of(record))
    if level not in kind.levels:
        raise NoSuchLevel
    if set(fields) - set(kind.fields):
        raise FieldIsNotShown
    return kind


def _holds(grant: Grant, holder: Grantee) -> bool:
    return grants.grantee_key(grants.grantee_of(grant)) == grants.grantee_key(holder)


def _people(holder: Grantee) -> "list[Membership]":
    if isinstance(holder, Circle):
        return list(reachable(holder.workspace_id).filter(circle=holder).select_related("user"))
    return [holder]

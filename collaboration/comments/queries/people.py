"""Whom a writer may name in a comment."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import Q

from accounts.models import Kind, Membership
from collaboration.comments.models import Audience, Comment
from collaboration.comments.queries.audiences import To
from collaboration.comments.registry import kind_of
from journal.acting import noun_of
from permissions.lists import matching
from permissions.outside_companies import name_companies
from permissions.readers import readers_of
from permissions.scope import Scope

MOST = 20


def mentionable(record: models.Model, scope: Scope, to: To, q: str = "") -> list[Membership]:
    """The people who may be named in a comment for this audience, by name, those it begins with first; at most 20.

    Args:
        q: words of the name.
    """
    rows = Membership.objects.filter(within(to), matching("name", q), workspace_id=scope.workspace_id)
    if not scope.is_staff:
        rows = rows.filter(known_to(record, scope))
    begins = models.Case(models.When(name__istartswith=q, then=0), default=1)
    found = readers_of(record, rows.order_by(begins, "name", "id"), MOST)
    name_companies(found)
    return found


def met_on(record: models.Model, scope: Scope, members: Iterable[UUID]) -> set[UUID]:
    """Those of some members whom an outsider has met on a record."""
    rows = Membership.objects.filter(known_to(record, scope), workspace_id=scope.workspace_id, pk__in=list(members))
    return set(rows.values_list("pk", flat=True))


def within(to: To) -> Q:
    """The members inside an audience: staff, and its outsiders."""
    inside = Q(kind=Kind.STAFF)
    if to.kind == Audience.COMPANY:
        inside |= Q(circle=to.circle_id)
    if to.kind == Audience.MEMBER:
        inside |= Q(pk=to.person_id)
    return inside


def known_to(record: models.Model, scope: Scope) -> Q:
    """The people an outsider has met on a record: colleagues, whoever is responsible, and staff who spoke to them.

    The organisation's other people stay unknown: trying names or ids finds nobody.
    """
    heard = Comment.objects.about(noun_of(record), record.pk).heard_by(scope)
    met: set[UUID] = set(heard.values_list("author_id", flat=True))
    if (responsible := kind_of(record).responsible(record)) is not None:
        met.add(responsible)
    return Q(pk__in=met) | Q(circle__in=list(scope.held.circles)) | Q(pk=scope.member_id)

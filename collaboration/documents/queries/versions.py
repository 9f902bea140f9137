"""The versions of a document, and from when on somebody may see them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.functions import Length

from accounts.models import Membership
from collaboration.documents.models import Document, DocumentGroupGrant, DocumentUserGrant, Kind, Snapshot
from journal.errors import NotFound
from permissions.outsiders import live
from permissions.scope import Scope


def versions_of(document: Document, scope: Scope) -> "models.QuerySet[Snapshot]":
    """The versions a reader may see: all for staff, for outsiders those since the document was shared with them."""
    rows = Snapshot.objects.filter(document=document).exclude(kind=Kind.STATE).defer("data", "state_vector")
    rows = rows.select_related("created_by").annotate(size=Length("data"))
    if scope.is_staff:
        return rows
    first = since(document, scope)
    return rows.filter(created_at__gte=first) if first is not None else rows.none()


def since(document: Document, scope: Scope) -> datetime | None:
    """When the document was first shared with an outsider who has it now; None when it is not."""
    here = {"content_object": document, "workspace_id": scope.workspace_id}
    mine: Any = DocumentUserGrant.objects.filter(live(), **here, user_id=scope.user_id)
    ours: Any = DocumentGroupGrant.objects.filter(live(), **here, group__circle__in=list(scope.held.circles))
    moments = [*mine.values_list("granted_at", flat=True), *ours.values_list("granted_at", flat=True)]
    return min(moments, default=None)


def load_version(document: Document, version_id: UUID, scope: Scope) -> Snapshot:
    """One version with its content.

    Raises:
        NotFound: there is none, or it is older than the reader's share.
    """
    found = versions_of(document, scope).defer(None).filter(pk=version_id).first()
    if found is None:
        raise NotFound
    return found


def authors_known_to(versions: Iterable[Snapshot], scope: Scope) -> list[Snapshot]:
    """The versions with their authors as members (`people`), of whom outsiders know staff and themselves."""
    found: list[Any] = list(versions)
    ids = {pk for one in found for pk in one.authors}
    members = Membership.objects.filter(workspace_id=scope.workspace_id).in_bulk(ids)
    for one in found:
        named = [members[pk] for pk in one.authors if pk in members]
        one.people = [who for who in named if _is_known(who, scope)]
        if one.created_by is not None and not _is_known(one.created_by, scope):
            one.created_by = None
    return found


def _is_known(member: Membership, scope: Scope) -> bool:
    return scope.is_staff or member.kind == "staff" or member.id == scope.member_id

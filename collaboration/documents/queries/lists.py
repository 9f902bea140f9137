"""Lists of documents."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from accounts.models import Membership
from collaboration.documents.links.registry import kinds
from collaboration.documents.models import Document
from permissions.lists import ids_of, matching
from permissions.registry import guard_named
from permissions.scope import Scope


def documents_on(record: models.Model | None, *, q: str = "", archived: bool = False, ids: str = "") -> Any:
    """Documents about one record, or about anything, for Scope.page.

    Args:
        q: words of the title.
        archived: those instead of the others.
        ids: only these, archived or not.
    """
    rows = Document.objects.select_related("created_by")
    if record is not None:
        noun = getattr(record, "noun", str(record._meta.model_name))
        rows = rows.filter(about_type=noun, about_id=record.pk)
    if ids:
        return rows.filter(pk__in=ids_of(ids))
    rows = rows.filter(archived_at__isnull=not archived)
    return rows.filter(matching("search_title", q)) if q else rows


def with_names(documents: Iterable[Document], scope: Scope) -> list[Document]:
    """The documents with what they are about read at once, and named (`about_ref`) where the reader sees it."""
    found: list[Any] = list(documents)
    for noun in {one.about_type for one in found}:
        guard = guard_named(noun)
        mine = [one for one in found if one.about_type == noun]
        rows = guard.model._default_manager.filter(workspace_id=scope.workspace_id) if guard else None
        records = rows.in_bulk([one.about_id for one in mine]) if rows is not None else {}
        for one in mine:
            one.about = records.get(one.about_id)
    for one in found:
        one.about_ref = _ref(one, scope)
        if not (scope.is_staff or _may_name(one.created_by, scope)):
            one.created_by = None
    return found


def _may_name(member: Membership | None, scope: Scope) -> bool:
    """Outsiders know of staff and of themselves."""
    return member is not None and (member.kind == "staff" or member.id == scope.member_id)


def _ref(document: Document, scope: Scope) -> dict[str, Any] | None:
    about = document.about
    guard = guard_named(document.about_type)
    if about is None or guard is None or not scope.allows(about, guard.view):
        return None
    is_archived = getattr(about, "archived_at", None) is not None
    return {
        "type": document.about_type,
        "id": document.about_id,
        "title": _title(document, about, scope, is_archived=is_archived),
        # Outsiders are not told: for them what was archived is gone.
        "archived": is_archived and scope.is_staff,
    }


def _title(document: Document, about: models.Model, scope: Scope, *, is_archived: bool) -> str:
    """Outsiders read what everybody who sees such a record may read of it."""
    if scope.is_staff:
        return str(about)
    kind = kinds().get(document.about_type)
    return kind.label(about) if kind is not None and not is_archived else ""

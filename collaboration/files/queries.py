"""Who may read which file."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from collaboration.files.models import FileUpload
from collaboration.files.registry import may_have
from journal.errors import NotFound
from permissions.refs import key_parts
from permissions.registry import guard_named
from permissions.scope import Scope


def load_record(scope: Scope, key: str, field: str = "about") -> models.Model:
    """The record a key like "deal:<id>" names, as its reader sees it.

    Raises:
        Invalid: it is not a key.
        NotFound: no such record for this reader.
    """
    noun, pk = key_parts(key, field)
    guard = guard_named(noun)
    if guard is None:
        raise NotFound
    return scope.load(guard.model, pk)


def load_file(scope: Scope, pk: UUID) -> FileUpload:
    """One file that this reader may have: a draft of their own, or attached to what they see and hear.

    Raises:
        NotFound: there is no such file for them.
    """
    file = FileUpload.objects.filter(workspace_id=scope.workspace_id, pk=pk, removed_at=None).first()
    if file is None:
        raise NotFound
    if file.attached_at is None:
        if file.uploader_id != scope.member_id:
            raise NotFound
        return file
    record = load_record(scope, f"{file.about_type}:{file.about_id}")
    if not (_is_for(scope, file) and may_have(scope, record, file)):
        raise NotFound
    return file


def files_about(scope: Scope, record: models.Model, noun: str) -> list[FileUpload]:
    """Every attached file of a record that this reader may have, newest first; `record` came through their scope."""
    rows = FileUpload.objects.filter(
        workspace_id=scope.workspace_id,
        about_type=noun,
        about_id=record.pk,
        attached_at__isnull=False,
        removed_at=None,
    ).select_related("uploader")
    return [
        file
        for file in rows.order_by("-created_at", "-id")[:200]
        if _is_for(scope, file) and may_have(scope, record, file)
    ]


def files_of(workspace_id: UUID, part: str, ids: Iterable[UUID]) -> dict[UUID, list[FileUpload]]:
    """The files of many parts in one query, by part id; the caller has checked that the parts may be read.

    Args:
        part: "comment", ...
    """
    found: dict[UUID, list[FileUpload]] = {}
    rows = FileUpload.objects.filter(
        workspace_id=workspace_id, part_type=part, part_id__in=list(ids), removed_at=None
    ).order_by("created_at", "id")
    for file in rows:
        if file.part_id is not None:
            found.setdefault(file.part_id, []).append(file)
    return found


def _is_for(scope: Scope, file: FileUpload) -> bool:
    return not file.only or scope.is_staff or file.only in scope.ears

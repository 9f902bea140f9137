"""Hanging uploads on records and their parts."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.utils import timezone

from collaboration.files.errors import FileIsNotYours
from collaboration.files.events import FileAttached
from collaboration.files.models import FileUpload
from journal.acting import current, noun_of, publish


def attach(
    *,
    file_ids: Iterable[UUID],
    about: models.Model,
    only: str | None = None,
    part: tuple[str, UUID] | None = None,
) -> list[FileUpload]:
    """Hang new uploads of whoever acts on a record, for good: from now on its readers have them.

    Args:
        about: the record, loaded through the actor's scope.
        only: the audience of the part, as in journal.acting.publish; None for all who see the record.
        part: what of the record they belong to, ("comment", id); None for the record itself, which is then told.

    Raises:
        FileIsNotYours: not an upload of the actor's, attached already, or meant for another record.
    """
    wanted = list(dict.fromkeys(file_ids))
    if not wanted:
        return []
    now = current()
    drafts = FileUpload.objects.select_for_update().filter(
        pk__in=wanted,
        workspace_id=now.workspace.id,
        uploader_id=now.actor.member_id,
        attached_at=None,
        removed_at=None,
    )
    found = {file.pk: file for file in drafts}
    fits = all(file.about_id in (None, about.pk) for file in found.values())
    if len(found) != len(wanted) or not fits:
        raise FileIsNotYours(fields={"file_ids": [str(FileIsNotYours.message)]})
    for file in found.values():
        file.about_type, file.about_id = noun_of(about), about.pk
        file.part_type, file.part_id = part or ("", None)
        file.only, file.attached_at = only or "", timezone.now()
        file.save(update_fields=["about_type", "about_id", "part_type", "part_id", "only", "attached_at"])
        if part is None:
            publish(FileAttached(file_id=file.id), about=about, only=only)
    return [found[pk] for pk in wanted]


def remove_files_of(*, part: tuple[str, UUID]) -> None:
    """A part is deleted, and its files with it: nobody reads them any more."""
    noun, pk = part
    rows = FileUpload.objects.filter(workspace_id=current().workspace.id, part_type=noun, part_id=pk, removed_at=None)
    rows.update(removed_at=timezone.now())

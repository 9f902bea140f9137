"""Taking an upload."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Membership
from collaboration.files.errors import FileIsEmpty, FileTooLarge, TooManyDrafts
from collaboration.files.models import FileUpload
from collaboration.files.operations.checking import HEAD, checked_type
from collaboration.files.operations.naming import clean_name
from collaboration.files.operations.storing import delete, path_of, store
from journal.acting import current, noun_of
from journal.ids import uuid7

# What one person's uploads that hang on nothing (yet, or any more) may take up until they are forgotten.
MOST_DRAFTS = 100
MOST_DRAFT_BYTES = 200 * 1024 * 1024


def take_draft(*, upload: "UploadedFile[Any]", about: models.Model | None) -> FileUpload:
    """Take an upload that is attached later, if ever; see `take`.

    Raises:
        TooManyDrafts: its uploader has brought too much that hangs on nothing.
        FileTooLarge, FileIsEmpty, FileTypeRefused, StorageIsFull.
    """
    uploader_id = current().actor.member_id
    # One after another, or many at once would all find room.
    Membership.objects.select_for_update(no_key=True).get(pk=uploader_id)
    idle = Q(attached_at=None) | Q(removed_at__isnull=False)
    waiting = FileUpload.objects.filter(idle, workspace_id=current().workspace.id, uploader_id=uploader_id)
    has = waiting.aggregate(files=Count("id"), size=Coalesce(Sum("size"), 0))
    if has["files"] >= MOST_DRAFTS or has["size"] + (upload.size or 0) > MOST_DRAFT_BYTES:
        raise TooManyDrafts
    return take(upload=upload, about=about)


def take(*, upload: "UploadedFile[Any]", about: models.Model | None) -> FileUpload:
    """Check and keep an upload as its uploader's draft; what is written with it attaches it.

    Args:
        about: the record it is meant for, loaded through the uploader's scope; None when there is none yet.

    Raises:
        FileTooLarge, FileIsEmpty, FileTypeRefused, StorageIsFull.
    """
    if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        raise FileTooLarge
    if not upload.size:
        raise FileIsEmpty(fields={"file": [str(FileIsEmpty.message)]})
    name = clean_name(upload.name or "")
    head = upload.read(HEAD)
    upload.seek(0)
    content_type = checked_type(name, head)
    return _keep(
        upload.chunks(),
        uuid7(),
        name=name,
        size=upload.size,
        content_type=content_type,
        about_type=noun_of(about) if about is not None else "",
        about_id=about.pk if about is not None else None,
    )


def copy_file(*, file: FileUpload, about: models.Model, file_id: UUID) -> FileUpload:
    """The same bytes once more, hung on another record at once by whoever acts; checked they were the first time.

    Args:
        file: one that the actor may have.
        file_id: a new id.

    Raises:
        StorageIsFull.
    """
    return _keep(
        [path_of(file.workspace_id, file.id).read_bytes()],
        file_id,
        uploader_id=current().actor.member_id or file.uploader_id,
        name=file.name,
        size=file.size,
        content_type=file.content_type,
        about_type=noun_of(about),
        about_id=about.pk,
        attached_at=timezone.now(),
    )


def keep_made(*, name: str, content_type: str, content: bytes, file_id: UUID) -> FileUpload:
    """A file of our own making for whoever acts, theirs alone; forgotten after a day, as any that hangs on nothing.

    Raises:
        StorageIsFull.
    """
    return _keep([content], file_id, name=clean_name(name), size=len(content), content_type=content_type)


def _keep(content: Iterable[bytes], file_id: UUID, **columns: Any) -> FileUpload:
    """The bytes and their row, both or neither; the uploader is whoever acts, unless named."""
    now = current()
    digest = store(now.workspace.id, file_id, content)
    named = {"uploader_id": now.actor.member_id, **columns}
    try:
        with transaction.atomic():
            return FileUpload.objects.create(id=file_id, workspace_id=now.workspace.id, sha256=digest, **named)
    except BaseException:
        delete(now.workspace.id, file_id)
        raise

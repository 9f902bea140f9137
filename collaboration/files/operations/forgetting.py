"""What nobody attached, or somebody removed, is deleted after a day; so are bytes without a row."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from accounts.models import Workspace
from collaboration.files.models import FileUpload
from collaboration.files.operations.storing import delete
from journal.fence import fence

KEPT = timedelta(days=1)


def forget() -> int:
    """Delete what has been forgotten in every workspace; returns how many files."""
    before = timezone.now() - KEPT
    return sum(_forget_in(workspace.id, before) for workspace in Workspace.objects.only("id"))


def _forget_in(workspace_id: UUID, before: datetime) -> int:
    with fence(workspace_id, None):
        old = Q(attached_at=None, created_at__lt=before) | Q(removed_at__lt=before)
        ids = list(FileUpload.objects.filter(old, workspace_id=workspace_id).values_list("pk", flat=True))
        # The row first: a row without bytes would be an error, bytes without a row are found here the next time.
        FileUpload.objects.filter(pk__in=ids).delete()
        known = {str(pk) for pk in FileUpload.objects.filter(workspace_id=workspace_id).values_list("pk", flat=True)}
    for pk in ids:
        delete(workspace_id, pk)
    return len(ids) + _forget_bytes(Path(settings.FILES_DIR) / str(workspace_id), known, before)


def _forget_bytes(folder: Path, known: set[str], before: datetime) -> int:
    """What a crash left between writing the bytes and committing the row."""
    count = 0
    for path in folder.iterdir() if folder.exists() else ():
        with suppress(FileNotFoundError):
            if path.name not in known and datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                path.unlink()
                count += 1
    return count

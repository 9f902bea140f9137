"""Files of long documents that the worker makes, or has made, for one reader."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Min
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from collaboration.documents.models import Document
from collaboration.files.models import FileUpload
from permissions.scope import Scope

TASK = "documents.export"
KEPT = timedelta(days=1)  # as long as any file that hangs on nothing


@dataclass(frozen=True)
class Making:
    """One file.

    Args:
        id: of the finished file too.
        state: "making", "ready" or "failed".
        file: the finished file; None before, and once it is forgotten.
    """

    id: UUID
    format: str
    state: str
    asked_at: datetime
    file: FileUpload | None


def makings(document: Document, scope: Scope) -> list[Making]:
    """What this reader asked for within a day, newest first; nobody else's."""
    rows: Any = ProcrastinateJob.objects.filter(
        task_name=TASK, args__document_id=str(document.id), args__member_id=str(scope.member_id)
    ).annotate(asked_at=Min("procrastinateevent__at"))
    jobs = rows.filter(asked_at__gt=timezone.now() - KEPT).order_by("-id")[:10]
    files = FileUpload.objects.filter(workspace_id=scope.workspace_id, uploader=scope.member_id, removed_at=None)
    made = files.in_bulk([UUID(job.args["file_id"]) for job in jobs])
    found = []
    for job in jobs:
        pk = UUID(job.args["file_id"])
        state = "making" if job.status in ("todo", "doing") else "failed"
        if pk in made or job.status != "succeeded":
            state = "ready" if pk in made else state
            found.append(Making(pk, job.args["form"], state, job.asked_at, made.get(pk)))
    return found

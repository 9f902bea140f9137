"""The staff door of the imports room."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import StreamingHttpResponse
from ninja import File
from ninja.files import UploadedFile

from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, Request
from permissions.refs import MemberRef
from workspace.imports import operations
from workspace.imports.errors import TooLarge, TooManyFiles
from workspace.imports.models import Import
from workspace.imports.queries.shown import refused_csv, shown, speed, targets
from workspace.imports.schemas import ImportLineOut, ImportOut, ProgressOut, SetUpIn

door = Door(tags=["imports"])


def _progress(run: Import) -> dict[str, Any]:
    names = ("id", "state", "total", "done", "created", "updated", "unchanged", "refused", "error", "pipeline_id")
    return {**{name: getattr(run, name) for name in names}, "rows_per_second": speed(run)}


def _whole(run: Import) -> dict[str, Any]:
    full = shown(run)
    return {
        **_progress(run),
        "options": run.options,
        "report": full.report,
        "files": full.shown_files,
        # As data, not as a record: a repeated POST gets this answer from the store.
        "created_by": MemberRef.from_orm(run.created_by).dict(),
        "created_at": run.created_at,
        "finished_at": run.finished_at,
        "targets": targets(),
    }


def _load(request: Request, import_id: UUID, *, lock: bool = False) -> Import:
    return request.scope.load(Import, import_id, to=Capability.IMPORT_RUN, lock=lock)


@door.post("/imports", response=ImportOut)
def start_import(request: Request, files: File[list[UploadedFile]]) -> object:
    request.scope.require(Capability.IMPORT_RUN)
    if len(files) > operations.MOST_FILES:
        raise TooManyFiles
    if any((file.size or 0) > settings.UPLOAD_LIMIT_BYTES for file in files):
        raise TooLarge
    brought = [(file.name or "", file.read()) for file in files]
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        run = operations.start_import(workspace=request.workspace, member=request.member, files=brought)
    return _whole(run)


@door.get("/imports", response=list[ImportLineOut])
def list_imports(request: Request) -> object:
    request.scope.require(Capability.IMPORT_RUN)
    rows = request.scope.visible(Import).select_related("created_by").prefetch_related("files")
    return [
        {
            **_progress(run),
            "created_by": run.created_by,
            "created_at": run.created_at,
            "finished_at": run.finished_at,
            "file_names": [file.name for file in run.files.all()],
        }
        for run in rows.order_by("-created_at")[:50]
    ]


@door.get("/imports/{import_id}", response=ImportOut)
def read_import(request: Request, import_id: UUID) -> object:
    return _whole(_load(request, import_id))


@door.get("/imports/{import_id}/progress", response=ProgressOut)
def read_progress(request: Request, import_id: UUID) -> object:
    return _progress(_load(request, import_id))


@door.patch("/imports/{import_id}", response=ImportOut)
def set_up_import(request: Request, import_id: UUID, body: SetUpIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        run = _load(request, import_id, lock=True)
        files = [one.dict() for one in body.files]
        operations.set_up_import(
            run=run, files=files, options=body.options.dict(exclude_unset=True) if body.options else {}
        )
    return _whole(run)


@door.post("/imports/{import_id}/dry-run", response=ProgressOut)
def check_import(request: Request, import_id: UUID) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        run = _load(request, import_id, lock=True)
        operations.start_checking(run=run)
    return _progress(run)


@door.post("/imports/{import_id}/run", response=ProgressOut)
def run_import(request: Request, import_id: UUID) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        run = _load(request, import_id, lock=True)
        operations.start_running(run=run)
    return _progress(run)


@door.post("/imports/{import_id}/cancel", response=ProgressOut)
def cancel_import(request: Request, import_id: UUID) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        run = _load(request, import_id, lock=True)
        operations.cancel_import(run=run)
    return _progress(run)


@door.get("/imports/{import_id}/refused.csv")
def download_refused(request: Request, import_id: UUID) -> StreamingHttpResponse:
    run = _load(request, import_id)
    response = StreamingHttpResponse(list(refused_csv(run)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="refused.csv"'
    return response

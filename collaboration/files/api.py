"""Uploads, for staff and for the portal alike."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Form, UploadedFile

from collaboration.files import operations, queries
from collaboration.files.operations.storing import path_of
from collaboration.files.schemas import FileRef, file_ref
from journal.acting import act, noun_of
from journal.errors import NotFound
from permissions.http import Door, PortalDoor, Request

door = Door(tags=["files"])
portal_door = PortalDoor(tags=["portal: files"])


@door.post("/files", response=FileRef)
@portal_door.post("/files", response=FileRef, operation_id="portal_upload_file")
def upload_file(request: Request, file: File[UploadedFile], about: Form[str] = "") -> dict[str, Any]:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        record = queries.load_record(request.scope, about) if about else None
        kept = operations.take_draft(upload=file, about=record)
    return file_ref(kept, request.scope, request.workspace.slug)


@door.get("/files", response=list[FileRef])
@portal_door.get("/files", response=list[FileRef], operation_id="portal_list_files")
def list_files(request: Request, about: str) -> list[dict[str, Any]]:
    record = queries.load_record(request.scope, about)
    files = queries.files_about(request.scope, record, noun_of(record))
    return [file_ref(file, request.scope, request.workspace.slug) for file in files]


@door.get("/files/{file_id}")
@portal_door.get("/files/{file_id}", operation_id="portal_get_file")
def get_file(request: Request, file_id: UUID) -> HttpResponse:
    file = queries.load_file(request.scope, file_id)
    try:
        content = path_of(request.workspace.id, file.id).read_bytes()
    except FileNotFoundError:
        raise NotFound from None
    # Never shown inside our own pages: a browser that is led here downloads, and runs nothing of it.
    response = HttpResponse(content, content_type=file.content_type)
    response["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

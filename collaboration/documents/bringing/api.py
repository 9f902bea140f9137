"""Bringing a Markdown or Word file as a new document, for staff."""

from typing import Annotated
from uuid import UUID

from ninja import File, Form, Schema, UploadedFile
from pydantic import Field

from collaboration.documents.bringing import operations
from collaboration.documents.queries import with_names
from collaboration.documents.registry import load_about
from collaboration.documents.schemas import DocumentOut
from journal.acting import act
from journal.text import Line
from permissions.http import Door, Request
from permissions.presenting import present

door = Door(tags=["document import"])


class BringIn(Schema):
    about: Annotated[str, Field(max_length=80)]
    title: Annotated[Line, Field(max_length=200)] = ""
    id: UUID | None = None


class BroughtOut(Schema):
    """`notes` say what of the file was left out."""

    document: DocumentOut
    notes: list[str]


@door.post("/documents/import", response=BroughtOut)
def bring(request: Request, file: File[UploadedFile], body: Form[BringIn]) -> dict[str, object]:
    load_about(request.scope, body.about, writing=True)
    brought = operations.open_file(file, by=request.member.id)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        # Again, inside: reading the file took its time.
        document = operations.bring(
            brought=brought,
            record=load_about(request.scope, body.about, writing=True),
            author_id=request.member.id,
            title=body.title,
            document_id=body.id,
        )
    shown = present(DocumentOut, with_names([document], request.scope)[0], request.scope)
    return {"document": shown, "notes": brought.notes}

"""The door of undo."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from permissions.http import Door, Request
from permissions.undoing import operations

door = Door(tags=["undo"])


class UndoIn(Schema):
    """`mutation_id` is what the act to be taken back was sent with (X-Mutation-Id)."""

    mutation_id: Annotated[str, Field(min_length=1, max_length=64)]


class UndoneOut(Schema):
    type: str
    id: UUID


class UndoOut(Schema):
    """`mutation_id` takes back the taking back."""

    undone: list[UndoneOut]
    mutation_id: str


@door.post("/undo", response=UndoOut)
def undo(request: Request, body: UndoIn) -> object:
    """Take back what one did in one act, as long as nothing of it was changed since."""
    events = operations.undo(request, body.mutation_id)
    about = dict.fromkeys((event.about_type, event.about_id) for event in events)
    return {"undone": [{"type": noun, "id": pk} for noun, pk in about], "mutation_id": request.mutation_id}

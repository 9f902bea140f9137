"""The body of every PATCH: `{"fields": {"amount": {"base": "100.00", "value": "120.00"}}}`, typed by a schema."""

from functools import cache
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field, TypeAdapter
from pydantic import ValidationError as Mistyped

from journal.errors import Invalid
from journal.versions import FieldEdit


class FieldIn(Schema):
    """One field: the value the writer saw, and the one they want."""

    base: Any
    value: Any


class EditIn(Schema):
    fields: Annotated[dict[str, FieldIn], Field(min_length=1, max_length=60)]


class ArchiveIn(Schema):
    """Putting a record away, or taking it back: decided on the version the writer saw, when they say which."""

    version: int | None = None


def edits_of(body: EditIn, schema: type[Schema]) -> dict[str, FieldEdit]:
    """The edits of a body, both values validated by the type the schema gives the field.

    Args:
        body: what came in.
        schema: every field that may be edited, with its type and limits; it is never instantiated.

    Returns:
        Edits by field name, for journal.versions.merge_edit.

    Raises:
        Invalid: a field that cannot be edited.
        ValidationError: a value of the wrong type; the API answers 400 with the field's name.
    """
    known = schema.model_fields
    if unknown := sorted(set(body.fields) - set(known)):
        raise Invalid(fields={name[:60]: [_("There is no such field.")] for name in unknown})
    faults: list[dict[str, Any]] = []
    edits: dict[str, FieldEdit] = {}
    for name, edit in body.fields.items():
        adapter = _type_of(schema, name)
        try:
            edits[name] = FieldEdit(adapter.validate_python(edit.base), adapter.validate_python(edit.value))
        except Mistyped as error:
            faults += [{**one, "loc": ("body", name)} for one in error.errors(include_url=False)]
    if faults:
        raise ValidationError(faults)
    return edits


@cache
def _type_of(schema: type[Schema], name: str) -> TypeAdapter[Any]:
    field = schema.model_fields[name]
    typed: Any = Annotated[field.annotation, field]
    return TypeAdapter(typed)

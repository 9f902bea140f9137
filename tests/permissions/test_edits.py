"""Typed edits: both values of a field are what its schema says."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import pytest
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field

from journal.errors import Invalid
from journal.text import Line
from journal.versions import FieldEdit
from permissions.edits import EditIn, edits_of

AN_ID = UUID("0190a1b2-0000-7000-8000-000000000000")


class Edits(Schema):
    name: Annotated[Line, Field(min_length=1, max_length=10)]
    price: Annotated[Decimal, Field(ge=0, max_digits=6, decimal_places=2)] | None
    day: date | None
    owner_id: UUID | None


def edits(**fields: tuple[Any, Any]) -> dict[str, FieldEdit]:
    body = {"fields": {name: {"base": base, "value": value} for name, (base, value) in fields.items()}}
    return edits_of(EditIn.model_validate(body), Edits)


def test_it_types_base_and_value():
    assert edits(name=(" a ", "b"), price=("1.5", None), day=(None, "2026-02-01"), owner_id=(None, str(AN_ID))) == {
        "name": FieldEdit("a", "b"),
        "price": FieldEdit(Decimal("1.5"), None),
        "day": FieldEdit(None, date(2026, 2, 1)),
        "owner_id": FieldEdit(None, AN_ID),
    }


@pytest.mark.parametrize(
    ("field", "base", "value"),
    [
        ("name", "a", ""),
        ("name", 1, "a"),
        ("name", None, "a"),
        ("name", "a", "x" * 11),
        ("price", "1", "NaN"),
        ("price", "1", "1.234"),
        ("price", "-1", "1"),
        ("day", "yesterday", None),
        ("owner_id", "1", None),
    ],
)
def test_it_refuses_another_type_and_names_the_field(field: str, base: Any, value: Any):
    with pytest.raises(ValidationError) as refusal:
        edits(**{field: (base, value)})
    assert refusal.value.errors[0]["loc"] == ("body", field)


def test_it_refuses_a_field_that_is_not_in_the_schema():
    with pytest.raises(Invalid) as refusal:
        edits(version=(1, 2), name=("a", "b"))
    assert list(refusal.value.fields) == ["version"]

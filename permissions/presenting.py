"""present(): the one place that turns a record into what a reader gets."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from ninja import Schema
from pydantic import ModelWrapValidatorHandler, model_validator

from permissions.capabilities import Capability
from permissions.scope import Page, Scope


class Presented(Schema):
    """Base of what goes out: an explicit list of names.

    `needs` hides fields from readers without a verb; `given` names fields an outsider gets only when a share that
    reaches the record ticked them; `beside` those that go with another one ("currency" with "amount").
    """

    needs: ClassVar[dict[str, Capability]] = {}
    given: ClassVar[frozenset[str]] = frozenset()
    beside: ClassVar[dict[str, str]] = {}

    @model_validator(mode="wrap")
    @classmethod
    def keep(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """What present() made is final: the API must not read it again as if it were a record."""
        return value if type(value) is cls else handler(value)


S = TypeVar("S", bound=Presented)


def present(schema: type[S], record: models.Model, scope: Scope) -> S:
    """The record as this reader may have it: masked fields are None, `abilities` are the reader's own."""
    record.abilities = scope.abilities(record)  # type: ignore[attr-defined]
    result = schema.from_orm(record)
    for name in hidden_fields(schema, record, scope):
        setattr(result, name, None)
    return result


def hidden_fields(schema: type[Presented], record: models.Model, scope: Scope) -> set[str]:
    """The fields of a schema that this reader does not get of this record."""
    hidden = {name for name, verb in schema.needs.items() if not scope.allows(record, verb)}
    if schema.given:
        hidden |= schema.given - scope.given_fields(record)
    return hidden | {name for name, other in schema.beside.items() if other in hidden}


def present_all(schema: type[S], records: Iterable[models.Model], scope: Scope) -> list[S]:
    """Several records for one reader."""
    return [present(schema, record, scope) for record in records]


def present_page(schema: type[S], page: Page[Any], scope: Scope) -> dict[str, Any]:
    """`{"items", "next"}`."""
    return {"items": present_all(schema, page.items, scope), "next": page.next}

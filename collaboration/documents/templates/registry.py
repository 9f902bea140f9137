"""What `{{ ... }}` in a template may name; the rooms of the records offer it in AppConfig.ready()."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.functional import Promise

from journal.acting import noun_of
from permissions.scope import Scope


@dataclass(frozen=True)
class Table:
    """Rows of text; the first one names the columns."""

    rows: Sequence[Sequence[str]] = ()


Value = str | Table


@dataclass(frozen=True)
class TemplateField:
    """Something a template may name.

    Args:
        key: "deal.amount".
        label: what it is, for people.
        read: the value for whoever makes the document; "" when there is none or it is not theirs to see.
    """

    key: str
    label: str | Promise
    read: Callable[[Any, Scope], Value]


@dataclass
class _Offer:
    fields: dict[str, TemplateField] = field(default_factory=dict)


_offers: dict[str, _Offer] = {}


def offer_fields(model: type[models.Model], *fields: TemplateField) -> None:
    """Let templates for documents about a `model` name these."""
    _offers.setdefault(noun_of(model), _Offer()).fields.update({one.key: one for one in fields})


def fields_of(record: models.Model) -> dict[str, TemplateField]:
    """What a template may name in a document about this record, by key."""
    offer = _offers.get(noun_of(record))
    return dict(offer.fields) if offer else {}


def is_field(key: str) -> bool:
    """Whether some kind of record offers it."""
    return any(key in offer.fields for offer in _offers.values())

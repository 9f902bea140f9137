"""Which records a document can link to, and what they are called; rooms register them in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from journal.acting import noun_of


@dataclass(frozen=True)
class Linkable:
    """A kind of record.

    Args:
        label: the record in a line, made of what everybody who sees it may read.
        page: its page inside the staff app; None for a record without one.
        portal_page: its page inside the portal; None for a record without one there.
    """

    model: type[models.Model]
    label: Callable[[Any], str]
    page: Callable[[Any], str] | None
    portal_page: Callable[[Any], str] | None


_kinds: dict[str, Linkable] = {}


def linkable(
    model: type[models.Model],
    *,
    label: Callable[[Any], str] = str,
    page: Callable[[Any], str] | None = None,
    portal_page: Callable[[Any], str] | None = None,
) -> None:
    """Let documents link to records of `model`; see Linkable."""
    _kinds[noun_of(model)] = Linkable(model, label, page, portal_page)


def kinds() -> dict[str, Linkable]:
    """By the record's noun."""
    return _kinds

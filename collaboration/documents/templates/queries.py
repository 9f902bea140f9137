"""Reading templates, and what they may name."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Workspace
from collaboration.documents.content.reading import read
from collaboration.documents.content.tree import Tree
from collaboration.documents.templates.errors import NoSuchTemplate, TemplateIsArchived
from collaboration.documents.templates.filling import Read
from collaboration.documents.templates.models import Template
from collaboration.documents.templates.registry import Table, TemplateField, Value, fields_of, is_field
from collaboration.documents.templates.starters import PREFIX, starter, starters
from journal.formats import day
from permissions.scope import Scope

OWN = "own:"


@dataclass(frozen=True)
class Offered:
    """A template to choose: every workspace's, or the workspace's own."""

    id: UUID | None
    key: str
    name: str
    description: str
    kind: str
    language: str | None
    version: int | None = None
    created_by: Membership | None = None
    archived_at: Any = None
    abilities: tuple[str, ...] = ()


@dataclass(frozen=True)
class FieldOffer:
    """A field and its value for the reader."""

    key: str
    label: str
    example: str


def offered(scope: Scope, *, archived: bool = False) -> list[Offered]:
    """What documents may begin with: the workspace's own templates by name, then those everybody has."""
    rows = scope.visible(Template).filter(archived_at__isnull=not archived).select_related("created_by")
    own = [own_offer(one, scope) for one in rows.order_by("name", "id")[:200]]
    if archived:
        return own
    common = [Offered(None, one.key, one.name, one.description, "starter", one.language) for one in starters(_spoken())]
    return own + common


def own_offer(template: Template, scope: Scope) -> Offered:
    return Offered(
        template.id,
        f"{OWN}{template.id}",
        template.name,
        template.description,
        "own",
        None,
        template.version,
        template.created_by,
        template.archived_at,
        tuple(scope.abilities(template)),
    )


def tree_behind(key: str, scope: Scope) -> tuple[str, Tree, str]:
    """The name of a template, what it says, and the language its fields are written in.

    Args:
        key: "starter:proposal", "starter:proposal.ru" or "own:<id>".

    Raises:
        NoSuchTemplate, TemplateIsArchived.
    """
    if key.startswith(PREFIX):
        one = starter(key, _spoken())
        return one.name, one.tree(), one.language
    try:
        template = scope.load(Template, UUID(key.removeprefix(OWN)))
    except ValueError:
        raise NoSuchTemplate from None
    if template.archived_at is not None:
        raise TemplateIsArchived
    return template.name, read(bytes(template.content)), _spoken()


def reading(record: models.Model, scope: Scope, workspace: Workspace, author: Membership) -> Read:
    """What a field says about a record, in the rights of whoever makes the document."""
    known = {**_general(workspace, author), **fields_of(record)}

    def value(key: str) -> Value | None:
        if key in known:
            return known[key].read(record, scope)
        # A field of another kind of record has nothing to say here; what is no field at all stays as it is typed.
        return "" if is_field(key) else None

    return value


def field_offers(record: models.Model, scope: Scope, workspace: Workspace, author: Membership) -> list[FieldOffer]:
    """What a template for documents about this record may name."""
    known = {**fields_of(record), **_general(workspace, author)}
    return [FieldOffer(key, str(one.label), _example(one.read(record, scope))) for key, one in known.items()]


def _example(value: Value) -> str:
    return "; ".join(", ".join(row) for row in value.rows[1:4]) if isinstance(value, Table) else value[:200]


def _general(workspace: Workspace, author: Membership) -> dict[str, TemplateField]:
    found = (
        TemplateField("today", _("Today's date"), lambda record, scope: day(timezone.localdate())),
        TemplateField("author.name", _("Who makes the document"), lambda record, scope: author.name),
        TemplateField("workspace.name", _("The name of the workspace"), lambda record, scope: workspace.name),
    )
    return {one.key: one for one in found}


def _spoken() -> str:
    return (get_language() or "en").partition("-")[0]

"""Making documents of templates and templates of documents. Everything here runs inside act()."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Membership
from collaboration.documents.content import tree
from collaboration.documents.content.reading import read
from collaboration.documents.content.tree import Block, Tree
from collaboration.documents.content.writing import write
from collaboration.documents.models import Document
from collaboration.documents.operations import open_document
from collaboration.documents.queries import content_of
from collaboration.documents.templates.errors import TemplateIsArchived, TemplateIsNotArchived
from collaboration.documents.templates.events import TemplateArchived, TemplateMade, TemplateRenamed, TemplateUnarchived
from collaboration.documents.templates.filling import filled
from collaboration.documents.templates.models import Template
from collaboration.documents.templates.queries import reading, tree_behind
from journal.acting import current, publish
from journal.versions import require_version
from permissions.scope import Scope

LONGEST_TITLE = 200


def open_from_template(
    *,
    record: models.Model,
    scope: Scope,
    author: Membership,
    key: str,
    title: str = "",
    document_id: UUID | None = None,
) -> Document:
    """A new document with a template's text, its fields filled in once.

    Args:
        record: loaded with the verb for writing documents there, through the author's `scope`.
        key: see templates.queries.tree_behind.
        title: the template's name and the record's unless given.

    Raises:
        NoSuchTemplate, TemplateIsArchived, NotFound, IdTaken.
    """
    name, blocks, language = tree_behind(key, scope)
    with override(language):
        said = filled(blocks, reading(record, scope, current().workspace, author))
    return open_document(
        record=record,
        title=title or f"{name} · {record}"[:LONGEST_TITLE],
        content=write(said),
        template=key,
        document_id=document_id,
        author_id=author.id,
    )


def make_template(*, document: Document, author: Membership, name: str, description: str = "") -> Template:
    """A template that begins documents with what this one says now; its pictures and files stay behind."""
    blocks = read(content_of(document))
    template = Template.objects.create(
        workspace_id=current().workspace.id,
        name=name,
        description=description,
        content=write(tuple(_without_media(blocks))),
        created_by=author,
    )
    publish(TemplateMade(), about=template)
    return template


def rename_template(
    *, template: Template, version: int, name: str | None = None, description: str | None = None
) -> None:
    """Change what a template is called; what is None stays.

    Raises:
        StaleVersion.
    """
    require_version(template, version)
    template.name = name if name is not None else template.name
    template.description = description if description is not None else template.description
    template.touch("name", "description")
    publish(TemplateRenamed(), about=template)


def archive_template(*, template: Template) -> None:
    """Offer a template no more; documents made of it stay as they are.

    Raises:
        TemplateIsArchived.
    """
    if template.archived_at is not None:
        raise TemplateIsArchived
    template.archived_at = timezone.now()
    template.touch("archived_at")
    publish(TemplateArchived(), about=template)


def unarchive_template(*, template: Template) -> None:
    """Offer a template again.

    Raises:
        TemplateIsNotArchived.
    """
    if template.archived_at is None:
        raise TemplateIsNotArchived
    template.archived_at = None
    template.touch("archived_at")
    publish(TemplateUnarchived(), about=template)


def _without_media(blocks: Tree) -> Iterable[Block]:
    for block in blocks:
        if block.kind in tree.MEDIA:
            yield from _without_media(block.children)
        else:
            yield replace(block, children=tuple(_without_media(block.children)))

"""Templates of documents, for staff."""

from typing import Any
from uuid import UUID

from ninja import Query

from collaboration.documents.models import Document
from collaboration.documents.queries import with_names
from collaboration.documents.registry import load_about
from collaboration.documents.schemas import DocumentOut
from collaboration.documents.templates import operations, queries
from collaboration.documents.templates.models import Template
from collaboration.documents.templates.schemas import (
    DocumentTemplateOut,
    FieldFilters,
    FieldOut,
    FromTemplateIn,
    TemplateFilters,
    TemplateIn,
    TemplatePatch,
)
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, Request
from permissions.presenting import present

door = Door(tags=["document templates"])


@door.get("/document-templates", response=list[DocumentTemplateOut])
def list_templates(request: Request, filters: Query[TemplateFilters]) -> list[queries.Offered]:
    """The workspace's own, then those everybody has, the reader's language first."""
    return queries.offered(request.scope, archived=filters.archived)


@door.get("/document-templates/fields", response=list[FieldOut])
def list_fields(request: Request, filters: Query[FieldFilters]) -> list[queries.FieldOffer]:
    """What `{{ ... }}` may name in a document about this record, with its value for the reader."""
    record = load_about(request.scope, filters.about)
    return queries.field_offers(record, request.scope, request.workspace, request.member)


@door.post("/documents/from-template", response=DocumentOut)
def open_from_template(request: Request, body: FromTemplateIn) -> DocumentOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = operations.open_from_template(
            record=load_about(request.scope, body.about, writing=True),
            scope=request.scope,
            author=request.member,
            key=body.template,
            title=body.title,
            document_id=body.id,
        )
    return present(DocumentOut, with_names([document], request.scope)[0], request.scope)


@door.post("/document-templates", response=DocumentTemplateOut)
def make_template(request: Request, body: TemplateIn) -> Any:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        document = request.scope.load(Document, body.document_id, to=Capability.DOCUMENT_EDIT)
        template = operations.make_template(
            document=document, author=request.member, name=body.name, description=body.description
        )
    return queries.own_offer(template, request.scope)


@door.patch("/document-templates/{template_id}", response=DocumentTemplateOut)
def rename_template(request: Request, template_id: UUID, body: TemplatePatch) -> Any:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        template = request.scope.load(Template, template_id, to=Capability.TEMPLATE_MANAGE, lock=True)
        operations.rename_template(
            template=template, version=body.version, name=body.name, description=body.description
        )
    return queries.own_offer(template, request.scope)


@door.post("/document-templates/{template_id}/archive", response=DocumentTemplateOut)
def archive_template(request: Request, template_id: UUID) -> Any:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        template = request.scope.load(Template, template_id, to=Capability.TEMPLATE_MANAGE, lock=True)
        operations.archive_template(template=template)
    return queries.own_offer(template, request.scope)


@door.post("/document-templates/{template_id}/unarchive", response=DocumentTemplateOut)
def unarchive_template(request: Request, template_id: UUID) -> Any:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        template = request.scope.load(Template, template_id, to=Capability.TEMPLATE_MANAGE, lock=True)
        operations.unarchive_template(template=template)
    return queries.own_offer(template, request.scope)

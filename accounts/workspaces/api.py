"""A workspace of one's own, for anybody who is signed in."""

from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from allauth.core import ratelimit
from django.db import IntegrityError
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router

from accounts.models import Workspace
from accounts.workspaces import operations, registry
from accounts.workspaces.errors import TooManyWorkspaces
from accounts.workspaces.schemas import OpenedOut, OpenWorkspaceIn, PipelineTemplateOut
from journal.errors import KeyReused

router = Router(tags=["workspaces"])


@router.get("/workspaces/templates", response=list[PipelineTemplateOut])
def list_templates(request: HttpRequest, language: Literal["en", "ru"] | None = None) -> Any:
    """First pipelines to choose from, in the language the workspace will have, else in the reader's."""
    return registry.templates(language or get_language() or "en")


@router.post("/workspaces", response=OpenedOut)
def open_workspace(request: HttpRequest, body: OpenWorkspaceIn) -> Workspace:
    """Open one; an Idempotency-Key gives the same workspace again."""
    user: Any = request.user
    key = request.headers.get("Idempotency-Key", "")[:100]
    # There is no workspace yet to remember answers in: its id is made of the key.
    proposed = uuid5(NAMESPACE_URL, f"artel:{user.pk}:{key}") if key else None
    if before := _opened_before(proposed, body):
        return before
    if not ratelimit.consume(request, action="open_workspace", user=user):
        raise TooManyWorkspaces
    try:
        return operations.open_workspace(founder=user, workspace_id=proposed, **body.dict())
    except IntegrityError:
        if before := _opened_before(proposed, body):
            return before
        raise


def _opened_before(proposed: UUID | None, body: OpenWorkspaceIn) -> Workspace | None:
    before = Workspace.objects.filter(pk=proposed).first() if proposed else None
    if before is not None and before.name != body.name:
        raise KeyReused
    return before

"""Opening a workspace."""

from uuid import UUID

from babel.numbers import list_currencies
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actors import Actor
from accounts.events import WorkspaceOpened
from accounts.models import Kind, Membership, User, Workspace
from accounts.workspaces import registry
from accounts.workspaces.errors import UnknownCurrency, UnknownTemplate
from accounts.workspaces.slugs import slug_of
from journal.acting import act, publish
from journal.ids import uuid7


def open_workspace(
    *, founder: User, name: str, language: str, currency: str, template: str, workspace_id: UUID | None = None
) -> Workspace:
    """A new workspace that `founder` owns, with its first pipeline; an act of its own, for before it there is none.

    Args:
        language: of the workspace and of its first pipeline: "en" or "ru".
        currency: an ISO 4217 code.
        template: the key of one of registry.templates().
        workspace_id: proposed by whoever may have to repeat the request.

    Raises:
        UnknownTemplate, UnknownCurrency.
    """
    if template not in {one.key for one in registry.templates(language)}:
        raise UnknownTemplate(fields={"template": [str(UnknownTemplate.message)]})
    check_currency(currency)
    with transaction.atomic():
        workspace = _make(workspace_id or uuid7(), name, language, currency)
        member_id = uuid7()
        with act(workspace, by=Actor(member_id=member_id, user_id=founder.pk, kind=Kind.STAFF)):
            member = Membership.objects.create(
                id=member_id,
                workspace=workspace,
                user=founder,
                name=founder.name or founder.email,
                email=founder.email,
                joined_at=timezone.now(),
            )
            for make_owner in registry.crown:
                make_owner(workspace, member)
            for prepare in registry.on_workspace_opened:
                prepare(workspace, template, language)
            publish(WorkspaceOpened(), about=workspace)
    return workspace


def check_currency(code: str) -> None:
    """Refuse what is not a currency.

    Raises:
        UnknownCurrency.
    """
    if code not in list_currencies():
        raise UnknownCurrency(fields={"currency": [str(UnknownCurrency.message)]})


def _make(workspace_id: UUID, name: str, language: str, currency: str) -> Workspace:
    """The row; of two that want the same address at once the second takes the next one."""
    while True:
        try:
            with transaction.atomic():
                return Workspace.objects.create(
                    id=workspace_id, slug=slug_of(name), name=name, language=language, currency=currency
                )
        except IntegrityError:
            if Workspace.objects.filter(pk=workspace_id).exists():
                raise

"""The door: every HTTP route of a workspace goes through here, once.

It finds the workspace and the membership, sets the fence, the scope and the actor on the request, and makes writes
with an Idempotency-Key safe to repeat. Rooms write plain views:

    door = Door(tags=["deals"])

    @door.post("/deals/{deal_id}/move", response=DealOut)
    def move_deal(request: Request, deal_id: UUID, body: MoveDealIn) -> DealOut: ...
"""

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from ninja import Router, Schema
from ninja.responses import NinjaJSONEncoder

from accounts.actors import Actor
from accounts.models import Kind, Membership, Workspace
from accounts.two_factor.queries import demands_second_factor, has_second_factor
from journal.acting import act
from journal.errors import KeyReused, NotFound, Refusal
from journal.fence import fence_found
from journal.models import AnsweredRequest
from permissions.scope import Scope

# Deleting twice is deleting once: it needs no key.
_KEYED = ("POST", "PATCH", "PUT")
_BY_SLUG = "select id from accounts_workspace where slug = %s"


class Request(HttpRequest):
    """An HttpRequest behind the door."""

    workspace: Workspace
    member: Membership
    scope: Scope
    actor: Actor
    mutation_id: str


class SecondFactorDemanded(Refusal):
    code = "second_factor_demanded"
    status = 403

    def __init__(self) -> None:
        from django.utils.translation import gettext as _

        super().__init__(_("This workspace demands a second factor. Set one up to go on."))


def enter(request: HttpRequest, workspace_id: UUID | None, kinds: tuple[str, ...]) -> None:
    """Put workspace, membership, scope and actor on the request; behind the fence of the workspace.

    Raises:
        NotFound: no such workspace, not a member, not active, or the wrong door for this kind of member.
        SecondFactorDemanded: the workspace demands a factor this account does not have.
    """
    member = _member(workspace_id, request.user, kinds)
    if member is None:
        raise NotFound
    workspace = member.workspace
    if second_factor_missing(workspace, member):
        raise SecondFactorDemanded
    behind: Any = request
    behind.workspace, behind.member, behind.actor = workspace, member, Actor.of(member)
    behind.scope = Scope.of(member)
    behind.mutation_id = request.headers.get("X-Mutation-Id", "")[:64]


def _member(workspace_id: UUID | None, user: Any, kinds: tuple[str, ...]) -> Membership | None:
    # None would find those who were imported and have no account.
    if workspace_id is None or user.pk is None:
        return None
    here = Membership.objects.filter(workspace=workspace_id, user=user.pk, kind__in=kinds)
    member = here.filter(is_active=True, joined_at__isnull=False).select_related("workspace").first()
    if member is not None:
        member.user = user  # read for this request already
    return member


def second_factor_missing(workspace: Workspace, member: Membership) -> bool:
    """Does the workspace demand a factor that this member's account lacks?"""
    demanded = demands_second_factor(workspace, member.kind)
    return demanded and member.user is not None and not has_second_factor(member.user.pk)


class Door(Router):
    """A router whose views run behind the fence with a scope; `kinds` says whom it lets in."""

    kinds: tuple[str, ...] = (Kind.STAFF,)

    def add_api_operation(self, path: str, methods: Any, view_func: Callable[..., Any], **more: Any) -> Any:
        return super().add_api_operation(path, methods, self._behind(view_func, more.get("response")), **more)

    def _behind(self, view: Callable[..., Any], response: Any) -> Callable[..., Any]:
        kinds = self.kinds

        @functools.wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            match = request.resolver_match
            slug = match.kwargs["ws"] if match else ""
            with fence_found(_BY_SLUG, [slug], request.user.pk) as workspace_id:
                enter(request, workspace_id, kinds)
                behind: Any = request
                key = request.headers.get("Idempotency-Key", "")[:100]
                if key and request.method in _KEYED:
                    return _once(behind, key, functools.partial(view, request, *args, **kwargs), response)
                return view(request, *args, **kwargs)

        return run


class PortalDoor(Door):
    """For partners and clients; staff have their own pages."""

    kinds: tuple[str, ...] = (Kind.PARTNER, Kind.CLIENT)


def _once(request: Request, key: str, view: Callable[[], Any], response: Any) -> Any:
    """Run a request that writes at most once a key: its answer is stored in the transaction of its change.

    Raises:
        KeyReused: the key came with another request before.
    """
    fingerprint = _fingerprint(request)
    mine = AnsweredRequest.objects.filter(workspace_id=request.workspace.id, member_id=request.member.id, key=key)
    try:
        with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
            with transaction.atomic():
                row = AnsweredRequest.objects.create(
                    workspace_id=request.workspace.id,
                    member_id=request.member.id,
                    key=key,
                    fingerprint=fingerprint,
                )
            answer = view()
            if isinstance(answer, HttpResponseBase):
                return answer
            if not isinstance(answer, Schema | tuple) and isinstance(response, type) and issubclass(response, Schema):
                # Whatever the view answers with (a record, a dict, a row of a query) is kept as its schema shows it.
                answer = response.from_orm(answer)
            row.answer = json.loads(json.dumps(_plain(answer), cls=NinjaJSONEncoder))
            row.save(update_fields=["answer"])
            return answer
    except IntegrityError:
        before = mine.first()
        if before is None:
            raise
    if before.fingerprint != fingerprint:
        raise KeyReused
    # Already what the schema made of it: not to be read again as a record.
    return JsonResponse(before.answer, safe=False)


def _fingerprint(request: Request) -> str:
    """What makes a request the same one: where it goes and what it brings."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type != "multipart/form-data":
        digest.update(request.body)
        return digest.hexdigest()
    # The boundary between the parts is another one at every try.
    digest.update(json.dumps(sorted(request.POST.lists())).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(json.dumps([name, file.name, file.size]).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()


def _plain(answer: Any) -> Any:
    if isinstance(answer, tuple):
        return answer[1]
    if hasattr(answer, "model_dump"):
        return answer.model_dump()
    if isinstance(answer, list):
        return [_plain(one) for one in answer]
    if isinstance(answer, dict):
        return {name: _plain(value) for name, value in answer.items()}
    return answer

"""The sharing dialog: who has access, give it, change it, end it, look at it as they would."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from collaboration.sharing import operations, queries
from collaboration.sharing.errors import FieldIsNotShown, NoSuchLevel
from collaboration.sharing.registry import preview_of, shareable_kind
from collaboration.sharing.schemas import (
    CandidateFilters,
    CandidateOut,
    ObjectFilters,
    PreviewFilters,
    PreviewOut,
    RuleOut,
    ShareIn,
    ShareOut,
    SharePatch,
)
from journal.acting import act, noun_of
from permissions.explain import Rule, explain
from permissions.grants import level_of
from permissions.http import Door, Request

door = Door(tags=["sharing"])


@door.get("/shares", response=list[ShareOut])
def list_shares(request: Request, filters: Query[ObjectFilters]) -> list[queries.Share]:
    """Who outside has access; everybody who sees the record may know."""
    return queries.shares_on(queries.load_shared(request.scope, filters.object))


@door.post("/shares", response=ShareOut)
def share(request: Request, body: ShareIn) -> ShareOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        record = queries.load_shared(request.scope, body.object, sharing=True, lock=True)
        grant = operations.share(
            record=record,
            grantee=queries.outside_grantee(request.scope, body.grantee),
            level=body.level,
            expires_at=body.expires_at,
            fields=body.fields,
        )
    return ShareOut.from_orm(queries.shares_on(record, [grant])[0])


# Before the shares themselves: "candidates" is not a share's id.
@door.get("/shares/candidates", response=list[CandidateOut])
def list_candidates(request: Request, filters: Query[CandidateFilters]) -> list[queries.Candidate]:
    """Whom something may be shared with."""
    return queries.candidates(request.scope, filters.q)


@door.get("/shares/preview", response=PreviewOut)
def preview_share(request: Request, filters: Query[PreviewFilters]) -> dict[str, Any]:
    """The outsider's page, before anything is shared: nothing is written."""
    record = queries.load_shared(request.scope, filters.object, sharing=True)
    fields = [name for name in filters.fields.split(",") if name]
    kind = shareable_kind(noun_of(record))
    if filters.level is not None and filters.level not in kind.levels:
        raise NoSuchLevel
    if set(fields) - set(kind.fields):
        raise FieldIsNotShown
    grantee = queries.outside_grantee(request.scope, filters.grantee)
    return {"page": preview_of(record, queries.as_if(record, request.scope, grantee, filters.level, fields))}


@door.patch("/shares/{share_id}", response=ShareOut)
def change_share(request: Request, share_id: UUID, body: SharePatch) -> ShareOut:
    """Another level is another share: the answer's id replaces the old one."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        record, grant = queries.load_share(request.scope, share_id)
        grant = operations.change_share(
            record=record,
            grant=grant,
            level=body.level or level_of(grant),
            expires_at=body.expires_at if "expires_at" in body.model_fields_set else grant.expires_at,
            fields=body.fields if body.fields is not None else grant.fields,
        )
    return ShareOut.from_orm(queries.shares_on(record, [grant])[0])


@door.delete("/shares/{share_id}", response={204: None})
def end_share(request: Request, share_id: UUID) -> Status[None]:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        record, grant = queries.load_share(request.scope, share_id)
        operations.end_share(record=record, grant=grant)
    return Status(204, None)


@door.get("/explain", response=list[RuleOut])
def explain_access(request: Request, filters: Query[ObjectFilters]) -> list[Rule]:
    """Which rule lets whom in."""
    return explain(queries.load_any(request.scope, filters.object))

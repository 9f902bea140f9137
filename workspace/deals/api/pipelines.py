"""Pipelines and their stages."""

from typing import Any
from uuid import UUID

from accounts.models import Team
from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.http import Door, Request
from permissions.presenting import present, present_all
from permissions.scope import Scope
from workspace.deals import operations
from workspace.deals.models import Pipeline, Stage
from workspace.deals.queries.pipelines import teams_of, with_stages
from workspace.deals.schemas import (
    OpenPipelineIn,
    OrderIn,
    PipelineEdits,
    PipelineOut,
    PipelinePatch,
    StageEdits,
    StageIn,
)

door = Door(tags=["pipelines"])


def _present(pipeline_id: UUID, scope: Scope) -> PipelineOut:
    pipeline: Any = with_stages(scope.visible(Pipeline)).get(pk=pipeline_id)
    pipeline.teams = teams_of([pipeline]).get(pipeline.id, [])
    return present(PipelineOut, pipeline, scope)


@door.get("/pipelines", response=list[PipelineOut])
def list_pipelines(request: Request) -> object:
    pipelines: list[Any] = list(with_stages(request.scope.visible(Pipeline)).filter(archived_at=None))
    teams = teams_of(pipelines)
    for pipeline in pipelines:
        pipeline.teams = teams.get(pipeline.id, [])
    return present_all(PipelineOut, pipelines, request.scope)


@door.post("/pipelines", response=PipelineOut)
def open_pipeline(request: Request, body: OpenPipelineIn) -> object:
    request.scope.require(Capability.PIPELINE_MANAGE)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        pipeline = operations.open_pipeline(workspace=request.workspace, name=body.name, template=body.template)
    return _present(pipeline.id, request.scope)


@door.patch("/pipelines/{pipeline_id}", response=PipelineOut)
def edit_pipeline(request: Request, pipeline_id: UUID, body: PipelinePatch) -> object:
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        pipeline = scope.load(Pipeline, pipeline_id, to=Capability.PIPELINE_MANAGE, lock=True)
        if body.fields:
            edits = edits_of(body, PipelineEdits)
            operations.rename_pipeline(pipeline=pipeline, edits=edits)
        if body.team_ids is not None:
            teams = [scope.load(Team, team_id) for team_id in body.team_ids]
            operations.open_to_teams(pipeline=pipeline, teams=teams)
    return _present(pipeline_id, scope)


@door.post("/pipelines/{pipeline_id}/stages", response=PipelineOut)
def add_stage(request: Request, pipeline_id: UUID, body: StageIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        pipeline = request.scope.load(Pipeline, pipeline_id, to=Capability.PIPELINE_MANAGE, lock=True)
        operations.add_stage(pipeline=pipeline, **body.dict())
    return _present(pipeline_id, request.scope)


@door.post("/pipelines/{pipeline_id}/stages/order", response=PipelineOut)
def order_stages(request: Request, pipeline_id: UUID, body: OrderIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        pipeline = request.scope.load(Pipeline, pipeline_id, to=Capability.PIPELINE_MANAGE, lock=True)
        operations.order_stages(pipeline=pipeline, ids=body.ids)
    return _present(pipeline_id, request.scope)


@door.patch("/pipelines/{pipeline_id}/stages/{stage_id}", response=PipelineOut)
def edit_stage(request: Request, pipeline_id: UUID, stage_id: UUID, body: EditIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        pipeline = request.scope.load(Pipeline, pipeline_id, to=Capability.PIPELINE_MANAGE, lock=True)
        stage = _stage(request, pipeline, stage_id)
        operations.edit_stage(pipeline=pipeline, stage=stage, edits=edits_of(body, StageEdits))
    return _present(pipeline_id, request.scope)


@door.delete("/pipelines/{pipeline_id}/stages/{stage_id}", response=PipelineOut)
def remove_stage(request: Request, pipeline_id: UUID, stage_id: UUID) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        pipeline = request.scope.load(Pipeline, pipeline_id, to=Capability.PIPELINE_MANAGE, lock=True)
        operations.remove_stage(pipeline=pipeline, stage=_stage(request, pipeline, stage_id))
    return _present(pipeline_id, request.scope)


def _stage(request: Request, pipeline: Pipeline, stage_id: UUID) -> Stage:
    stage = request.scope.load(Stage, stage_id, to=Capability.PIPELINE_MANAGE, lock=True)
    if stage.pipeline_id != pipeline.id:
        from workspace.deals.errors import StageOfAnotherPipeline

        raise StageOfAnotherPipeline
    return stage

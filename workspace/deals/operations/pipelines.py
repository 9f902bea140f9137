"""Shaping pipelines: stages, order, and the teams that work there."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max

from accounts.models import Circle, Team, Workspace
from journal.acting import current, publish
from journal.errors import Invalid
from journal.ids import uuid7
from journal.versions import FieldEdit, merge_edit
from permissions.audiences import with_contents
from permissions.grants import end_share, grantee_of, level_of, share, shares_of
from permissions.levels import EDIT
from workspace.deals.errors import LastOpenStage, StageIsUsed
from workspace.deals.events import PipelineChanged
from workspace.deals.models import Pipeline, Stage
from workspace.deals.templates import StageTemplate, template_name, template_stages


def open_pipeline(
    *,
    workspace: Workspace,
    name: str,
    stages: Sequence[StageTemplate] | None = None,
    template: str = "sales",
    language: str = "",
) -> Pipeline:
    """A new pipeline with its stages, from a template unless they are given."""
    last = Pipeline.objects.filter(workspace=workspace).aggregate(last=Max("rank"))["last"] or 0
    pipeline = Pipeline.objects.create(workspace=workspace, name=name, rank=last + 1)
    chosen = stages if stages is not None else template_stages(template, language or workspace.language)
    Stage.objects.bulk_create(
        Stage(
            id=uuid7(),
            workspace=workspace,
            pipeline=pipeline,
            name=stage.name,
            public_name=stage.public_name,
            colour=stage.colour,
            probability=stage.probability,
            kind=stage.kind,
            rank=rank,
        )
        for rank, stage in enumerate(chosen)
    )
    publish(PipelineChanged(changes={"name": [None, name]}), about=pipeline)
    return pipeline


def open_first_pipeline(workspace: Workspace, template: str, language: str) -> None:
    """What a new workspace begins with."""
    open_pipeline(workspace=workspace, name=template_name(template, language), template=template, language=language)


def rename_pipeline(*, pipeline: Pipeline, edits: Mapping[str, FieldEdit]) -> None:
    """Change a pipeline's own fields.

    Raises:
        Clash.
    """
    if changes := merge_edit(pipeline, edits):
        pipeline.touch(*changes)
        publish(PipelineChanged(changes=changes), about=pipeline, heard_by=with_contents(pipeline))


def open_to_teams(*, pipeline: Pipeline, teams: Sequence[Team]) -> None:
    """Make exactly these teams the ones that work in the pipeline."""
    wanted = {team.circle_id: team for team in teams}
    for grant in shares_of(pipeline):
        grantee = grantee_of(grant)
        if not isinstance(grantee, Circle) or level_of(grant) != EDIT:
            continue
        if wanted.pop(grantee.id, None) is None:
            end_share(pipeline, grant)
    for team in wanted.values():
        share(pipeline, team.circle, EDIT)
    changes: dict[str, list[Any]] = {"teams": [None, [team.name for team in teams]]}
    publish(PipelineChanged(changes=changes), about=pipeline, heard_by=with_contents(pipeline))


def add_stage(*, pipeline: Pipeline, name: str, **more: Any) -> Stage:
    """Add a stage before the closing ones."""
    stages = list(pipeline.stages.order_by("rank"))
    place = sum(1 for stage in stages if stage.kind == Stage.Kind.OPEN)
    stage = Stage.objects.create(workspace_id=pipeline.workspace_id, pipeline=pipeline, name=name, **more)
    stages.insert(place if stage.kind == Stage.Kind.OPEN else len(stages), stage)
    _rank(stages)
    _changed(pipeline, {"stages": [None, name]})
    return stage


def edit_stage(*, pipeline: Pipeline, stage: Stage, edits: Mapping[str, FieldEdit]) -> None:
    """Change a stage; its kind only while no deal is in it.

    Raises:
        StageIsUsed, LastOpenStage, Clash.
    """
    changes = merge_edit(stage, edits)
    if not changes:
        return
    if "kind" in changes:
        _require_free(stage)
        _require_open_stage(pipeline, without=stage if stage.kind != Stage.Kind.OPEN else None)
    stage.save(update_fields=list(changes))
    _changed(pipeline, changes)


def remove_stage(*, pipeline: Pipeline, stage: Stage) -> None:
    """Delete an empty stage.

    Raises:
        StageIsUsed, LastOpenStage.
    """
    _require_free(stage)
    _require_open_stage(pipeline, without=stage)
    name = stage.name
    stage.delete()
    _changed(pipeline, {"stages": [name, None]})


def order_stages(*, pipeline: Pipeline, ids: Sequence[UUID]) -> None:
    """Put the stages into this order.

    Raises:
        Invalid: `ids` are not exactly the pipeline's stages.
    """
    stages = {stage.id: stage for stage in pipeline.stages.all()}
    if set(ids) != set(stages) or len(ids) != len(stages):
        raise Invalid(fields={"ids": [str(Invalid.message)]})
    _rank([stages[pk] for pk in ids])
    _changed(pipeline, {"order": [None, [stages[pk].name for pk in ids]]})


def _rank(stages: Sequence[Stage]) -> None:
    for rank, stage in enumerate(stages):
        stage.rank = rank
    Stage.objects.bulk_update(stages, ["rank"])


def _require_free(stage: Stage) -> None:
    if stage.deals.exists():
        raise StageIsUsed


def _require_open_stage(pipeline: Pipeline, *, without: Stage | None) -> None:
    rest = pipeline.stages.filter(kind=Stage.Kind.OPEN)
    if without is not None:
        rest = rest.exclude(pk=without.pk)
    if not rest.exists():
        raise LastOpenStage


def _changed(pipeline: Pipeline, changes: dict[str, list[Any]]) -> None:
    current().remember(pipeline)
    pipeline.touch()
    publish(PipelineChanged(changes=changes), about=pipeline, heard_by=with_contents(pipeline))

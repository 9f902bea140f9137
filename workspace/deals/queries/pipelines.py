"""Pipelines with their stages and the teams that work in them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Team
from permissions.levels import EDIT
from workspace.deals.models import Pipeline, PipelineGroupGrant


def with_stages(rows: "QuerySet[Pipeline]") -> "QuerySet[Pipeline]":
    return rows.prefetch_related("stages").order_by("rank", "id")


def teams_of(pipelines: Iterable[Pipeline]) -> dict[UUID, list[Team]]:
    """The teams each pipeline was opened to, in two queries for all of them."""
    grants = PipelineGroupGrant.objects.filter(
        content_object__in=[pipeline.id for pipeline in pipelines], permission__codename=f"pipeline_{EDIT}"
    ).values_list("content_object_id", "group_id")
    teams = {team.circle.group_id: team for team in Team.objects.select_related("circle").order_by("name")}
    found: dict[UUID, list[Team]] = {}
    for pipeline_id, group_id in grants:
        if group_id in teams:
            found.setdefault(pipeline_id, []).append(teams[group_id])
    return found

"""Pipelines, their stages, and the deals in them."""

from workspace.deals.models.deal import Deal
from workspace.deals.models.grants import (
    DealGroupGrant,
    DealUserGrant,
    PipelineGroupGrant,
    PipelineUserGrant,
)
from workspace.deals.models.line import DealLine
from workspace.deals.models.numbering import DealCounter
from workspace.deals.models.participant import DealPerson
from workspace.deals.models.pipeline import Pipeline, Stage

__all__ = [
    "Deal",
    "DealCounter",
    "DealGroupGrant",
    "DealLine",
    "DealPerson",
    "DealUserGrant",
    "Pipeline",
    "PipelineGroupGrant",
    "PipelineUserGrant",
    "Stage",
]

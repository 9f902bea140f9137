"""The timeline of a record."""

from workspace.activities.queries.kinds import finishers
from workspace.activities.queries.timeline import Item, timeline

__all__ = ["Item", "finishers", "timeline"]

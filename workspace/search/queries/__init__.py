"""One box over everything a person may see."""

from workspace.search.queries.kinds import KINDS, Kind
from workspace.search.queries.searching import Answer, Hit, search

__all__ = ["KINDS", "Answer", "Hit", "Kind", "search"]

"""Reads of the deals room; nothing here writes."""

from workspace.deals.queries.board import Column, board_summary, column_of, columns_of
from workspace.deals.queries.lists import DealFilter, filtered, with_names

__all__ = [
    "Column",
    "DealFilter",
    "board_summary",
    "column_of",
    "columns_of",
    "filtered",
    "with_names",
]

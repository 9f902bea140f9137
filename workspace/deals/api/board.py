"""The board."""

from ninja import Query

from permissions.http import Door, Request
from workspace.deals import queries
from workspace.deals.api.narrowing import narrowed_by
from workspace.deals.api.shown import shown_all
from workspace.deals.models import Pipeline, Stage
from workspace.deals.schemas import (
    BoardAsked,
    BoardColumnOut,
    BoardOut,
    ColumnAsked,
    SummaryAsked,
    SummaryOut,
)

door = Door(tags=["deals"])
MOST_CARDS = 100


def _column(request: Request, column: queries.Column) -> dict[str, object]:
    return {
        "stage": column.stage,
        "count": column.count,
        "exact": column.exact,
        "sum": column.sums,
        "items": shown_all(column.page.items, request.scope),
        "next": column.page.next,
    }


def _limit(asked: BoardAsked | ColumnAsked) -> int:
    return max(1, min(asked.limit, MOST_CARDS))


@door.get("/deals/board", response=BoardOut)
def read_board(request: Request, asked: Query[BoardAsked]) -> object:
    found = request.scope.load(Pipeline, asked.pipeline)
    columns = queries.columns_of(
        request.scope, found, limit=_limit(asked), closed_too=asked.open_closed, by=narrowed_by(asked)
    )
    return {"columns": [_column(request, column) for column in columns]}


@door.get("/deals/board/column", response=BoardColumnOut)
def read_column(request: Request, asked: Query[ColumnAsked]) -> object:
    found = request.scope.load(Stage, asked.stage)
    column = queries.column_of(request.scope, found, after=asked.after, limit=_limit(asked), by=narrowed_by(asked))
    return _column(request, column)


@door.get("/deals/board/summary", response=SummaryOut)
def read_summary(request: Request, asked: Query[SummaryAsked]) -> object:
    pipeline = request.scope.load(Pipeline, asked.pipeline)
    return queries.board_summary(request.scope, pipeline, by=narrowed_by(asked))

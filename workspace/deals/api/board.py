"""The board."""

from uuid import UUID

from permissions.http import Door, Request
from workspace.deals import queries
from workspace.deals.api.shown import shown_all
from workspace.deals.models import Pipeline, Stage
from workspace.deals.schemas import BoardColumnOut, BoardOut, SummaryOut

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


@door.get("/deals/board", response=BoardOut)
def read_board(request: Request, pipeline: UUID, limit: int = 30, open_closed: bool = False) -> object:
    found = request.scope.load(Pipeline, pipeline)
    limit = max(1, min(limit, MOST_CARDS))
    columns = queries.columns_of(request.scope, found, limit=limit, closed_too=open_closed)
    return {"columns": [_column(request, column) for column in columns]}


@door.get("/deals/board/column", response=BoardColumnOut)
def read_column(request: Request, stage: UUID, after: str | None = None, limit: int = 30) -> object:
    found = request.scope.load(Stage, stage)
    return _column(request, queries.column_of(request.scope, found, after=after, limit=max(1, min(limit, MOST_CARDS))))


@door.get("/deals/board/summary", response=SummaryOut)
def read_summary(request: Request, pipeline: UUID) -> object:
    return queries.board_summary(request.scope, request.scope.load(Pipeline, pipeline))

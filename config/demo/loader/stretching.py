"""The one place that touches the past: what was played in seconds is stretched over the weeks it tells of.

Operations stamp what they do with the time they do it, here as everywhere; none of them knows of the demo. The loader
notes which stretch of real time stands for which moment and, when everything is done, moves every stamp of the
workspace from the one to the other. Order is kept: acts are played in the order of their moments.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.utils import timezone
from psycopg import sql

from config.postgres.roles import OWNER

_A_SECOND = timedelta(seconds=1)
_NOTHING = sql.SQL("")
_SPANS = sql.SQL(
    "(select %(started)s::timestamptz[] started, %(moments)s::timestamptz[] moments, %(ended)s::timestamptz ended) span"
)


class Stretch:
    """Real time and the time told, span by span."""

    def __init__(self) -> None:
        self.spans: list[tuple[datetime, datetime, datetime]] = []

    @contextmanager
    def at(self, moment: datetime) -> Iterator[None]:
        """What is done inside happened at `moment`, or a second after the act before it if that was later."""
        if self.spans:
            moment = max(moment, self.spans[-1][2] + _A_SECOND)
        started = timezone.now()
        yield
        self.spans.append((started, timezone.now(), moment))

    def apply(self, workspace_id: UUID) -> None:
        """Move every stamp of a workspace that was set while something was played."""
        with as_owner():
            for model in tenant_models():
                stamps = [one.attname for one in model._meta.concrete_fields if isinstance(one, models.DateTimeField)]
                if stamps:
                    self._move(workspace_id, model._meta.db_table, stamps)
            self._move_promises(workspace_id)

    def _move(self, workspace_id: UUID, table: str, columns: list[str]) -> None:
        moved = [
            sql.SQL("{0} = case when {1} then {2} else {0} end").format(sql.Identifier(one), *self._told(one))
            for one in columns
        ]
        touched = sql.SQL(" or ").join(self._told(one)[0] for one in columns)
        statement = sql.SQL("update {} row set {} from {} where workspace_id = %(workspace)s and ({})").format(
            sql.Identifier(table), sql.SQL(", ").join(moved), _SPANS, touched
        )
        self._run(statement, workspace_id)

    def _move_promises(self, workspace_id: UUID) -> None:
        """ "We answer by" lies ahead of the act that promised it, by the hours of the category."""
        is_played, told = self._told("answer_by", sql.SQL(" - make_interval(hours => category.answer_hours)"))
        statement = sql.SQL(
            "update service_requests_servicerequest row"
            " set answer_by = {} + make_interval(hours => category.answer_hours)"
            " from service_requests_requestcategory category, {}"
            " where row.workspace_id = %(workspace)s and category.id = row.category_id and {}"
        )
        self._run(statement.format(told, _SPANS, is_played), workspace_id)

    def _told(self, column: str, less: sql.SQL = _NOTHING) -> tuple[sql.Composed, sql.Composed]:
        """SQL: was this stamp set while something was played, and the time told for it.

        Inside an act the order stays and the distances shrink, so that a slow machine tells the same times.
        """
        stamp = sql.SQL("(row.{}{})").format(sql.Identifier(column), less)
        is_played = sql.SQL("({0} >= span.started[1] and {0} < span.ended)").format(stamp)
        span = sql.SQL("width_bucket({}, span.started)").format(stamp)
        told = sql.SQL("(span.moments[{0}] + ({1} - span.started[{0}]) / 1000)").format(span, stamp)
        return is_played, told

    def _run(self, statement: sql.Composed, workspace_id: UUID) -> None:
        started, ended, moments = ([span[part] for span in self.spans] for part in range(3))
        values = {"workspace": workspace_id, "started": started, "ended": ended[-1], "moments": moments}
        with connection.cursor() as cursor:
            cursor.execute(statement, values)  # type: ignore[arg-type]


def tenant_models() -> list[type[models.Model]]:
    """Every model whose rows belong to a workspace."""
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if any(field.attname == "workspace_id" for field in one._meta.concrete_fields)]


@contextmanager
def as_owner() -> Iterator[None]:
    """The tables' owner for the rest of the open transaction at most: it may rewrite what is append-only."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        (usual,) = cursor.fetchone()
        cursor.execute(sql.SQL("set local role {}").format(sql.Identifier(OWNER)))
    yield
    # After an error nothing can be set any more, and the rollback takes the role back by itself.
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("set local role {}").format(sql.Identifier(usual)))

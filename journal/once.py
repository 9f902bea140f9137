"""A job that a killed worker left half done is run again; what it had already committed must not happen twice."""

from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from journal.ids import uuid7


class Job(Protocol):
    """What is needed of procrastinate's JobContext."""

    @property
    def job(self) -> Any: ...


def first_time(workspace_id: UUID, context: Job | None) -> bool:
    """False when this very job has committed before; ask first of all inside act(), whose transaction remembers it.

    Args:
        context: of the running job; None outside of a worker, which is always the first time.
    """
    if context is None:
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into journal_answeredrequest (id, workspace_id, member_id, key, fingerprint, created_at)"
            " values (%s, %s, %s, %s, '', now()) on conflict do nothing",
            [uuid7(), workspace_id, workspace_id, f"job:{context.job.id}"],
        )
        return bool(cursor.rowcount == 1)

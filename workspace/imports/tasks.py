"""What the worker does for imports."""

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from workspace.imports import operations

_AGAIN = 4  # times, after the first


@app.task(name="imports.check", queue="imports", retry=RetryStrategy(max_attempts=_AGAIN, wait=5), pass_context=True)
def check_import(context: JobContext | None = None, *, workspace_id: str, import_id: str) -> None:
    """Read every row."""
    operations.check_in_background(UUID(workspace_id), UUID(import_id), is_last_try=_is_last(context))


@app.task(name="imports.run", queue="imports", retry=RetryStrategy(max_attempts=_AGAIN, wait=5), pass_context=True)
def run_import(context: JobContext | None = None, *, workspace_id: str, import_id: str) -> None:
    """Bring every row in."""
    operations.run_import(UUID(workspace_id), UUID(import_id), is_last_try=_is_last(context))


def _is_last(context: JobContext | None) -> bool:
    return context is None or context.job.attempts >= _AGAIN

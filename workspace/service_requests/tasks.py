"""Mails about requests, sent by the worker."""

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from accounts.actors import Actor
from accounts.models import Workspace
from journal.acting import act
from journal.once import first_time
from workspace.service_requests import operations


@app.task(
    name="service_requests.write_to_client",
    queue="mail",
    retry=RetryStrategy(max_attempts=5, exponential_wait=5),
    pass_context=True,
)
def write_to_client(
    context: JobContext | None = None,
    *,
    workspace_id: str,
    request_id: str,
    template: str,
    author_id: str | None = None,
    comment_id: str | None = None,
) -> None:
    """Write one letter to the client of a request, once, however often a worker is killed over it."""
    workspace = Workspace.objects.get(pk=workspace_id)
    with act(workspace, by=Actor.system()):
        if not first_time(workspace.id, context):
            return
        operations.write_to_client(
            workspace=workspace,
            request_id=UUID(request_id),
            template=template,
            author_id=UUID(author_id) if author_id else None,
            comment_id=UUID(comment_id) if comment_id else None,
        )

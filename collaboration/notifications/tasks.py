"""Mails, messages and digests of notifications, sent by the worker."""

from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from accounts.actors import Actor
from accounts.models import Workspace
from collaboration.notifications.models import Choice
from collaboration.notifications.operations import is_due, mail_it, push_it, send_digest
from journal.acting import act
from journal.fence import fence
from journal.once import first_time


@app.task(
    name="notifications.mail", queue="mail", retry=RetryStrategy(max_attempts=5, exponential_wait=5), pass_context=True
)
def mail(context: JobContext | None = None, *, workspace_id: str, notification_id: str) -> None:
    """Mail one notification. A rolled-back act left no job behind."""
    workspace = Workspace.objects.get(pk=workspace_id)
    with act(workspace, by=Actor.system()):
        if not first_time(workspace.id, context):
            return
        mail_it(workspace=workspace, notification_id=UUID(notification_id))


@app.task(
    name="notifications.push", queue="mail", retry=RetryStrategy(max_attempts=5, exponential_wait=5), pass_context=True
)
def push(context: JobContext | None = None, *, workspace_id: str, notification_id: str) -> None:
    """Send one notification to the recipient's browsers."""
    workspace = Workspace.objects.get(pk=workspace_id)
    with act(workspace, by=Actor.system()):
        if not first_time(workspace.id, context):
            return
        push_it(workspace=workspace, notification_id=UUID(notification_id))


@app.periodic(cron="0 * * * *")
@app.task(name="notifications.digests", queue="mail", queueing_lock="notifications.digests")
def digests(timestamp: int) -> None:
    """Every hour: queue the daily mail of everybody whose hour has come."""
    for workspace in Workspace.objects.only("id"):
        with fence(workspace.id, None):
            due = [one.member_id for one in Choice.objects.filter(digest=True) if is_due(one, timezone.now())]
        for member_id in due:
            digest.defer(workspace_id=str(workspace.id), member_id=str(member_id))


@app.task(
    name="notifications.digest",
    queue="mail",
    retry=RetryStrategy(max_attempts=3, exponential_wait=5),
    pass_context=True,
)
def digest(context: JobContext | None = None, *, workspace_id: str, member_id: str) -> None:
    """Mail one person's digest."""
    workspace = Workspace.objects.get(pk=workspace_id)
    with act(workspace, by=Actor.system()):
        if not first_time(workspace.id, context):
            return
        send_digest(workspace=workspace, member_id=UUID(member_id))

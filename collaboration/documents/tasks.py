"""What the worker does for documents."""

from procrastinate.contrib.django import app

from accounts.actors import Actor
from accounts.models import Workspace
from collaboration.documents import operations
from collaboration.documents.exports.tasks import export
from collaboration.documents.models import Document
from journal.acting import act

# The worker looks for tasks in installed apps only, and exports are none: it finds theirs here.
__all__ = ["export", "forget", "tend"]


@app.task(name="documents.tend", queue="documents")
def tend(workspace_id: str, document_id: str) -> None:
    """Look after one document that was written in."""
    workspace = Workspace.objects.get(pk=workspace_id)
    with act(workspace, by=Actor.system()):
        operations.tend(document=Document.objects.get(pk=document_id))


@app.periodic(cron="41 3 * * *")
@app.task(name="documents.forget", queue="documents", queueing_lock="documents.forget")
def forget(timestamp: int) -> None:
    operations.forget_old_updates()

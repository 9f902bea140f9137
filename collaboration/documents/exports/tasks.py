"""What the worker makes."""

from uuid import UUID

from procrastinate.contrib.django import app

from collaboration.documents.exports import operations
from collaboration.documents.exports.queries import TASK


@app.task(name=TASK, queue="documents")
def export(
    workspace_id: str, document_id: str, member_id: str, file_id: str, form: str, version_id: str | None, language: str
) -> None:
    """One file for one reader."""
    operations.make(
        workspace_id=UUID(workspace_id),
        document_id=UUID(document_id),
        member_id=UUID(member_id),
        file_id=UUID(file_id),
        form=form,
        version_id=UUID(version_id) if version_id else None,
        language=language,
    )

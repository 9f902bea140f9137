"""What goes out about files."""

from typing import Any
from uuid import UUID

from ninja import Schema

from collaboration.files.models import FileUpload
from permissions.scope import Scope


class FileRef(Schema):
    id: UUID
    name: str
    size: int
    content_type: str
    url: str


def file_ref(file: FileUpload, scope: Scope, slug: str) -> dict[str, Any]:
    """A file as its reader gets it; the address is that of the reader's own door."""
    door = "w" if scope.is_staff else "portal"
    return {
        "id": file.id,
        "name": file.name,
        "size": file.size,
        "content_type": file.content_type,
        "url": f"/api/{door}/{slug}/files/{file.id}",
    }

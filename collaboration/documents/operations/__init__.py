"""Every write of a document. Unless said otherwise these run inside act()."""

from collaboration.documents.operations.keeping import (
    archive_document,
    edit_document,
    open_document,
    unarchive_document,
)
from collaboration.documents.operations.tending import compact, forget_old_updates, tend
from collaboration.documents.operations.versions import (
    add_version,
    begin_history,
    name_version,
    restore_version,
)
from collaboration.documents.operations.writing import write_update

__all__ = [
    "add_version",
    "archive_document",
    "begin_history",
    "compact",
    "edit_document",
    "forget_old_updates",
    "name_version",
    "open_document",
    "restore_version",
    "tend",
    "unarchive_document",
    "write_update",
]

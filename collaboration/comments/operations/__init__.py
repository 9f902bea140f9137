"""Writing, changing, deleting and marking comments. Everything here runs inside act()."""

from collaboration.comments.operations.marking import (
    pin_comment,
    react,
    reopen_thread,
    resolve_thread,
    unpin_comment,
)
from collaboration.comments.operations.writing import Quote, add_comment, delete_comment, edit_comment

__all__ = [
    "Quote",
    "add_comment",
    "delete_comment",
    "edit_comment",
    "pin_comment",
    "react",
    "reopen_thread",
    "resolve_thread",
    "unpin_comment",
]

"""Documents, the log of what was written in them, and the states kept of it."""

from collaboration.documents.models.document import Document
from collaboration.documents.models.grants import DocumentGroupGrant, DocumentUserGrant
from collaboration.documents.models.log import Log, Update
from collaboration.documents.models.snapshot import Kind, Snapshot

__all__ = ["Document", "DocumentGroupGrant", "DocumentUserGrant", "Kind", "Log", "Snapshot", "Update"]

"""Reading documents: lists, content, versions."""

from collaboration.documents.queries.content import Stored, content_of, fragment_of, loaded, stored
from collaboration.documents.queries.lists import documents_on, with_names
from collaboration.documents.queries.versions import authors_known_to, load_version, since, versions_of

__all__ = [
    "Stored",
    "authors_known_to",
    "content_of",
    "documents_on",
    "fragment_of",
    "load_version",
    "loaded",
    "since",
    "stored",
    "versions_of",
    "with_names",
]

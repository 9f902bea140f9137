"""Keeping the searched text of documents up to date."""

from collaboration.documents.content.reading import read_fragment
from collaboration.documents.content.text import text_of
from collaboration.documents.content.tree import files_in
from collaboration.documents.finding.models import Words
from collaboration.documents.models import Document
from collaboration.documents.queries import fragment_of, loaded

# PostgreSQL refuses a tsvector over 1 MB; what stands after this many letters is found by its title alone.
LONGEST = 200_000


def index(document: Document) -> None:
    """Read the text of a document and what it shows. Inside an act, in the worker."""
    blocks = read_fragment(fragment_of(loaded(document)))
    text = text_of(blocks).replace("\x00", "")[:LONGEST]
    Words.objects.update_or_create(
        document=document,
        defaults={"workspace_id": document.workspace_id, "text": text, "files": files_in(blocks)},
    )

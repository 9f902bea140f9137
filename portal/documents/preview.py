"""The outsider's page of a document in the sharing dialog: what they would read, for the scope they would have."""

from typing import Any

from accounts.models import Workspace
from collaboration.documents.content.html import html_of
from collaboration.documents.content.reading import read
from collaboration.documents.links.queries import shown_to
from collaboration.documents.models import Document
from collaboration.documents.queries import content_of
from permissions.scope import Scope


def preview_document(document: Document, scope: Scope) -> dict[str, Any]:
    """`{"kind", "document", "html"}`: the verbs they would have, and the text with the names they would see."""
    blocks = read(content_of(document))
    slug = Workspace.objects.only("slug").get(pk=document.workspace_id).slug
    shown = {"id": str(document.id), "title": document.title, "abilities": scope.abilities(document)}
    return {"kind": scope.kind, "document": shown, "html": html_of(blocks, shown_to(document, blocks, scope, slug, ""))}

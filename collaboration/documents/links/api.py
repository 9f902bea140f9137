"""What the records linked to in a document are called, for each reader."""

from ninja import Query

from collaboration.documents.links import queries
from collaboration.documents.links.schemas import DocumentLinkOut, LinkFilters
from collaboration.documents.models import Document
from permissions.http import Door, PortalDoor, Request

door = Door(tags=["document links"])
portal_door = PortalDoor(tags=["portal: document links"])


@door.get("/document-links", response=list[DocumentLinkOut])
@portal_door.get("/document-links", response=list[DocumentLinkOut], operation_id="portal_list_document_links")
def list_links(request: Request, filters: Query[LinkFilters]) -> list[queries.Link]:
    """What the reader may not see is absent."""
    document = request.scope.load(Document, filters.document)
    keys = [key.strip() for key in filters.refs.split(",")][: queries.MOST]
    return queries.links_for(document, request.scope, keys, request.workspace.slug)

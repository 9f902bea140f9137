"""The doors of what stands around documents. Before the documents' own: "import" is not a document's id."""

from collaboration.documents.bringing.api import door as bringing
from collaboration.documents.exports.api import door as exports
from collaboration.documents.exports.api import portal_door as portal_exports
from collaboration.documents.finding.api import portal_door as portal_finding
from collaboration.documents.links.api import door as links
from collaboration.documents.links.api import portal_door as portal_links
from collaboration.documents.pictures.api import door as pictures
from collaboration.documents.pictures.api import portal_door as portal_pictures
from collaboration.documents.templates.api import door as templates
from collaboration.documents.threads.api import door as threads
from collaboration.documents.threads.api import portal_door as portal_threads

DOORS = [bringing, templates, threads, exports, links, pictures]
PORTAL_DOORS = [portal_threads, portal_exports, portal_links, portal_pictures, portal_finding]

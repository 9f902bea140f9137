"""Which rooms have a door, and where it leads."""

from ninja import Router

from accounts.invitations.api import router as invitations
from accounts.workspaces.api import router as workspaces
from collaboration.comments.api import door as comments
from collaboration.comments.api import portal_door as portal_comments
from collaboration.documents.api import door as documents
from collaboration.documents.api import portal_door as portal_documents
from collaboration.documents.around import DOORS as around_documents
from collaboration.documents.around import PORTAL_DOORS as around_portal_documents
from collaboration.files.api import door as files
from collaboration.files.api import portal_door as portal_files
from collaboration.notifications.api import door as notifications
from collaboration.notifications.api import portal_door as portal_notifications
from collaboration.sharing.api import door as sharing
from permissions.mail.api import door as mail
from permissions.members.api import DOORS as members
from permissions.members.api import portal_door as portal_members
from permissions.session.api import router as session
from permissions.undoing.api import door as undoing
from portal.api import doors as portal
from workspace.activities.api import door as activities
from workspace.activities.api import portal_door as portal_activities
from workspace.companies.api import door as companies
from workspace.deals.api import doors as deals
from workspace.imports.api import door as imports
from workspace.people.api import door as people
from workspace.products.api import door as products
from workspace.search.api import door as search
from workspace.service_requests.api import doors as requests

OPEN_DOORS: list[Router] = [session, invitations, workspaces]
STAFF_DOORS: list[Router] = [
    *members,
    mail,
    undoing,
    *deals,
    activities,
    *requests,
    imports,
    companies,
    people,
    products,
    search,
    comments,
    notifications,
    sharing,
    files,
    *around_documents,
    documents,
]
PORTAL_DOORS: list[Router] = [
    *portal,
    portal_comments,
    portal_files,
    portal_notifications,
    portal_members,
    *around_portal_documents,
    portal_documents,
    portal_activities,
]

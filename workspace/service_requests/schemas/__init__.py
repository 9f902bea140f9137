"""What comes into the requests room and what goes out."""

from workspace.service_requests.schemas.incoming import (
    AssignIn,
    CategoryEdits,
    CategoryIn,
    MakeDealIn,
    MessageIn,
    OpenRequestIn,
    RequestEdits,
    RequestListing,
    StatusIn,
)
from workspace.service_requests.schemas.outgoing import (
    CategoryOut,
    CountsOut,
    RequestOut,
    RequestPageOut,
)

__all__ = [
    "AssignIn",
    "CategoryEdits",
    "CategoryIn",
    "CategoryOut",
    "CountsOut",
    "MakeDealIn",
    "MessageIn",
    "OpenRequestIn",
    "RequestEdits",
    "RequestListing",
    "RequestOut",
    "RequestPageOut",
    "StatusIn",
]

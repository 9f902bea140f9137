"""Every write of the requests room. All run inside act()."""

from workspace.service_requests.operations.answering import note, reply, take_notice
from workspace.service_requests.operations.categories import (
    add_category,
    archive_category,
    edit_category,
    open_default_categories,
)
from workspace.service_requests.operations.mailing import write_to_client
from workspace.service_requests.operations.opening import edit_request, make_deal, open_request
from workspace.service_requests.operations.working import (
    assign_request,
    confirm_request,
    hand_over_requests,
    reopen_request,
    set_status,
    take_back_status,
)

__all__ = [
    "add_category",
    "archive_category",
    "assign_request",
    "confirm_request",
    "edit_category",
    "edit_request",
    "hand_over_requests",
    "make_deal",
    "note",
    "open_default_categories",
    "open_request",
    "reopen_request",
    "reply",
    "set_status",
    "take_back_status",
    "take_notice",
    "write_to_client",
]

"""What cannot be done with a request."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class RequestIsClosed(Refusal):
    code = "request_is_closed"
    message = _("This request is closed. Reopen it to write.")


class RequestCannotBecome(Refusal):
    code = "request_cannot_become"
    message = _("A request in this status cannot be given that one.")


class RequestIsNotResolved(Refusal):
    code = "request_is_not_resolved"
    message = _("Only a resolved request can be confirmed.")


class RequestIsOpen(Refusal):
    code = "request_is_open"
    message = _("This request is still open: just write your answer.")


class RequestHasDeal(Refusal):
    code = "request_has_deal"
    message = _("This request already belongs to a deal.")


class AssigneeCannotWork(Invalid):
    code = "assignee_cannot_work"
    message = _("Only active staff members who can sign in may be responsible for a request.")

    def __init__(self) -> None:
        super().__init__(fields={"assignee_id": [str(self.message)]})


class RequesterIsNoClient(Invalid):
    code = "requester_is_no_client"
    message = _("A request is opened on behalf of an active client.")

    def __init__(self) -> None:
        super().__init__(fields={"requester_id": [str(self.message)]})


class CategoryIsArchived(Invalid):
    code = "category_is_archived"
    message = _("This category is no longer offered.")

    def __init__(self) -> None:
        super().__init__(fields={"category_id": [str(self.message)]})


class CategoryNameTaken(Refusal):
    code = "category_name_taken"
    message = _("There is a category of this name already.")


class LastCategory(Refusal):
    code = "last_category"
    message = _("Clients need at least one category to choose from.")

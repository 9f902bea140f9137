"""Why a workspace is not opened."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class UnknownTemplate(Invalid):
    code = "unknown_template"
    message = _("There is no such template.")


class UnknownCurrency(Invalid):
    code = "unknown_currency"
    message = _("This is not the code of a currency.")


class TooManyWorkspaces(Refusal):
    code = "too_many_requests"
    status = 429
    message = _("You opened several workspaces today. Please come back tomorrow.")

"""What can be wrong with a mail before it is written."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class BadAddress(Invalid):
    """Also what an attempt to smuggle a header through a line break ends with."""

    code = "bad_address"
    message = _("This is not an e-mail address.")


class AlreadySent(Refusal):
    code = "already_sent"
    message = _("This mail has been sent.")


class BadMailServer(Exception):
    """EMAIL_URL is not an address of a mail server."""

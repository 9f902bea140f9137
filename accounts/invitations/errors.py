"""Why an invitation cannot be accepted."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class InvitationEnded(Refusal):
    """Expired, revoked, replaced by a newer one, or used: whoever holds the link learns no more than that."""

    code = "invitation_ended"
    status = 404
    message = _("This invitation is no longer valid. Ask for a new one.")


class SignedInAsAnother(Refusal):
    code = "signed_in_as_another"
    message = _("This invitation is for another address. Sign out first.")


class WrongPassword(Invalid):
    code = "wrong_password"
    message = _("This password is not right for the account with this address.")


class TooManyInvitations(Refusal):
    code = "too_many_requests"
    status = 429
    message = _("Too many invitations were sent lately. Please wait an hour.")


class TooManyAttempts(Refusal):
    code = "too_many_requests"
    status = 429
    message = _("Too many attempts. Please wait a few minutes.")

"""A fresh look at who is at the keyboard, before what a forgotten open browser must not do."""

import time
from typing import cast

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from journal.errors import Refusal


class NotFresh(Refusal):
    """The session is older than ACCOUNT_REAUTHENTICATION_TIMEOUT: the browser asks for the password or a code."""

    code = "reauthentication_required"
    status = 403
    message = _("Please confirm that it is you.")


def require_fresh(request: HttpRequest) -> None:
    """Let through who signed in, or proved who they are, within ACCOUNT_REAUTHENTICATION_TIMEOUT seconds.

    Raises:
        NotFresh: with `by_code`, whether a one-time code is asked for because there is no password.
    """
    user = cast(User, request.user)
    moments = [float(record["at"]) for record in get_authentication_records(request, user)]
    if not moments or time.time() - max(moments) > app_settings.REAUTHENTICATION_TIMEOUT:
        raise NotFresh(extra={"by_code": not user.has_usable_password()})

"""The step of a sign-in at which people without a second factor set one up."""

from typing import Any

from allauth.account.stages import LoginStage
from allauth.core.internal.httpkit import headed_redirect_response

from accounts.two_factor import queries


class EnrolStage(LoginStage):
    """Where a workspace demands a factor, there is no session before there is one."""

    key = "mfa_enroll_required"
    urlname = None

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user is None or not queries.must_have_second_factor(user.pk) or queries.has_second_factor(user.pk):
            return None, True
        # Any response says "not yet"; the headless API puts its own in its place.
        return headed_redirect_response("account_login"), True

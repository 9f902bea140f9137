"""The token of a password-reset link."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from accounts.models import User


class ResetTokens(PasswordResetTokenGenerator):
    """Dies with any sign-in, new password or new address."""

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        # Django cuts the last sign-in to seconds: a link asked for in the second of one sign-in would outlive the next.
        return f"{super()._make_hash_value(user, timestamp)}{user.last_login!r}{user.get_username()}"

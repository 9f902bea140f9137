"""How allauth's second factor behaves here: secrets encrypted, and kept where a workspace demands one."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.two_factor import operations, queries


class MFAAdapter(DefaultMFAAdapter):
    # One sentence for both, so that an answer never tells that a code was right; but whoever types the code of half a
    # minute ago again must learn why it is refused.
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is wrong or was used already. Try the next one."),
    }

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Any of the keys opens it, so a new one in front rotates without losing anybody's factor."""
        return _keys().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user_id = authenticator.user_id
        return not (queries.is_last_factor([authenticator], user_id) and queries.must_have_second_factor(user_id))

    def build_totp_url(self, user: Any, secret: str) -> str:
        return operations.enrolment_address(user, secret)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser's passkey window shows."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.MFA_SECRET_KEYS])

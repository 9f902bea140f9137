"""One-time codes: pyotp computes them, the database sees to it that each one counts once."""

import re
from typing import Any

import pyotp
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.two_factor.models import TotpUse

# A phone's clock may be one step of 30 seconds off, either way.
DRIFT_STEPS = 1
_CODE = re.compile(r"[0-9]{6}")
_SPACING = str.maketrans("", "", " -\u00a0")


class AlreadyEnrolled(Exception):
    """The account has a code generator; a second one would make the first one's codes wrong."""


def new_secret() -> str:
    """160 random bits in base32, what every authenticator app and `oathtool --base32` take."""
    return pyotp.random_base32()


def enrolment_address(user: User, secret: str) -> str:
    """The otpauth:// address that the QR code carries."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=settings.MFA_TOTP_ISSUER)


def step_of(secret: str, code: str) -> int | None:
    """The 30-second step whose code this is; None when it is none of those that count now."""
    digits = code.translate(_SPACING)
    if not _CODE.fullmatch(digits):
        return None
    totp = pyotp.TOTP(secret)
    now = int(timezone.now().timestamp()) // totp.interval
    found = None
    # No early exit: how long this takes says nothing about the code.
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if pyotp.utils.strings_equal(totp.generate_otp(step), digits):
            found = step
    return found


def code_now(secret: str) -> tuple[str, int]:
    """The code an authenticator shows now, and for how many more seconds."""
    totp = pyotp.TOTP(secret)
    now = int(timezone.now().timestamp())
    return str(totp.generate_otp(now // totp.interval)), totp.interval - now % totp.interval


def accept(authenticator: Authenticator, code: str) -> bool:
    """Use up a code. Of any number of tries with one code, on any number of servers, one is accepted."""
    step = step_of(decrypt(authenticator.data["secret"]), code)
    if step is None:
        return False
    TotpUse.objects.get_or_create(authenticator=authenticator)
    return TotpUse.objects.filter(authenticator=authenticator, last_step__lt=step).update(last_step=step) == 1


@transaction.atomic
def enrol(user: User, secret: str, step: int) -> Authenticator:
    """Give the account a code generator and recovery codes; the code that proved it is used up.

    Raises:
        AlreadyEnrolled.
    """
    lock_factors(user)
    authenticator = TOTP.activate(user, secret).instance
    use_up(authenticator, step)
    RecoveryCodes.activate(user)
    return authenticator


def lock_account(user: Any) -> None:
    """One change of an account's factors at a time, until the transaction ends."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def lock_factors(user: User) -> None:
    """Hold off everybody else who enrols this account until the transaction ends.

    Raises:
        AlreadyEnrolled.
    """
    lock_account(user)
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        raise AlreadyEnrolled


def use_up(authenticator: Authenticator, step: int) -> None:
    """The code that switched the generator on is not good for signing in."""
    TotpUse.objects.create(authenticator=authenticator, last_step=step)

"""allauth's forms with our check of the code in place of theirs."""

from typing import Any

from allauth.headless.internal.restkit import inputs
from allauth.headless.mfa.inputs import (
    ActivateTOTPInput,
    AddWebAuthnInput,
    AuthenticateInput,
    AuthenticateWebAuthnInput,
    LoginWebAuthnInput,
    ReauthenticateInput,
    ReauthenticateWebAuthnInput,
)
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.internal.flows.add import validate_can_add_authenticator
from allauth.mfa.models import Authenticator
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from accounts.two_factor import operations


class _CountsOnce:
    """A code of the generator or a recovery code, within the account's budget of attempts."""

    user: Any
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def clean_code(self) -> str:
        forget_attempts = check_rate_limit(self.user)
        code: str = self.cleaned_data["code"]
        mine = Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN)
        generator_first = sorted(mine, key=lambda one: one.type != Authenticator.Type.TOTP)
        for one in generator_first:
            if _fits(one, code):
                one.user = self.user
                self.authenticator = one
                forget_attempts()
                return code
        if generator_first:
            self._emit_authentication_failed(generator_first[0])  # type: ignore[attr-defined]
        raise get_adapter().validation_error("incorrect_code")


def _fits(authenticator: Authenticator, code: str) -> bool:
    if authenticator.type == Authenticator.Type.TOTP:
        return operations.accept(authenticator, code)
    return bool(authenticator.wrap().validate_code(code))


class CodeInput(_CountsOnce, AuthenticateInput):
    """The second step of a sign-in."""


class FreshCodeInput(_CountsOnce, ReauthenticateInput):
    """A code asked for again before a dangerous act."""


class FirstCodeInput(ActivateTOTPInput):
    """The code that proves that the generator was set up; `step` is the one it belongs to."""

    step: int

    def clean_code(self) -> str:
        validate_can_add_authenticator(self.user)
        self.step = check_first_code(self.user, self.secret, self.cleaned_data["code"])
        return str(self.cleaned_data["code"])


class _WellFormed:
    """A passkey's answer that can be read at all."""

    answer_class: type[Any]
    cleaned_data: dict[str, Any]

    def clean_credential(self) -> Any:
        try:
            self.answer_class.from_dict(self.cleaned_data["credential"])
        except Exception:  # fido2 raises whatever its decoders stumble over
            raise get_adapter().validation_error("incorrect_code") from None
        check = getattr(super(), "clean_credential", None)
        return check() if check else self.cleaned_data["credential"]


class NewPasskeyInput(_WellFormed, AddWebAuthnInput):
    answer_class = RegistrationResponse


class PasskeyInput(_WellFormed, AuthenticateWebAuthnInput):
    answer_class = AuthenticationResponse


class FreshPasskeyInput(_WellFormed, ReauthenticateWebAuthnInput):
    answer_class = AuthenticationResponse


class PasskeyAloneInput(_WellFormed, LoginWebAuthnInput):
    answer_class = AuthenticationResponse


class EnrolInput(inputs.Input):
    code = inputs.CharField()


def check_first_code(user: Any, secret: str, code: str) -> int:
    """The step of a first code, within the account's budget of attempts.

    Raises:
        ValidationError: a wrong code, or too many of them.
    """
    forget_attempts = check_rate_limit(user)
    step = operations.step_of(secret, code)
    if step is None:
        raise get_adapter().validation_error("incorrect_code")
    forget_attempts()
    return step

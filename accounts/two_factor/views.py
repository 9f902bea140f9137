"""allauth's headless views with our inputs, our enrolment, and an end to the other sessions after a change."""

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import stash_login
from allauth.headless.base.response import APIResponse
from allauth.headless.base.views import AuthenticationStageAPIView
from allauth.headless.internal.restkit.response import ErrorResponse
from allauth.headless.mfa import views
from allauth.headless.mfa.response import TOTPResponse
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal import flows as totp
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.utils import decrypt, encrypt
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts.sessions import end_other_sessions
from accounts.two_factor import inputs, operations, queries
from accounts.two_factor.operations import AlreadyEnrolled
from accounts.two_factor.stages import EnrolStage


class AuthenticateView(views.AuthenticateView):
    input_class = inputs.CodeInput


class ReauthenticateView(views.ReauthenticateView):
    input_class = inputs.FreshCodeInput


class ManageTotpView(views.ManageTOTPView):
    """Set up, look at or take away the code generator, from the settings of a signed-in account."""

    input_class = {"POST": inputs.FirstCodeInput}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        return _with_picture(request, response)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        try:
            with transaction.atomic():
                operations.lock_factors(user)
                authenticator = totp.activate_totp(request, self.input)[0]
                operations.use_up(authenticator, self.input.step)
        except AlreadyEnrolled:
            return _conflict(request)
        end_other_sessions(request)
        return TOTPResponse(request, authenticator)

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            operations.lock_account(request.user)
            authenticator = self._get_authenticator()
            if authenticator and not get_adapter().can_delete_authenticator(authenticator):
                return _must_stay(request)
            response = super().delete(request, *args, **kwargs)
        end_other_sessions(request)
        return response


class ManageWebAuthnView(views.ManageWebAuthnView):
    """Passkeys."""

    input_class = {**views.ManageWebAuthnView.input_class, "POST": inputs.NewPasskeyInput}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        end_other_sessions(request)
        return response

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        going = list(self.input.cleaned_data["authenticators"])
        with transaction.atomic():
            operations.lock_account(request.user)
            if queries.is_last_factor(going, request.user.pk) and queries.must_have_second_factor(request.user.pk):
                return _must_stay(request)
            response = super().delete(request, *args, **kwargs)
        end_other_sessions(request)
        return response


class AuthenticateWebAuthnView(views.AuthenticateWebAuthnView):
    input_class = {"POST": inputs.PasskeyInput}


class ReauthenticateWebAuthnView(views.ReauthenticateWebAuthnView):
    input_class = {"POST": inputs.FreshPasskeyInput}


class LoginWebAuthnView(views.LoginWebAuthnView):
    input_class = {"POST": inputs.PasskeyAloneInput}


class ManageRecoveryCodesView(views.ManageRecoveryCodesView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        end_other_sessions(request)
        return response


class EnrolView(AuthenticationStageAPIView):
    """Set a code generator up in the middle of a sign-in, before there is a session.

    GET gives `secret`, `totp_url` and `totp_svg`, the same ones until the code is entered; POST takes `code`.
    """

    stage_class = EnrolStage
    input_class = {"POST": inputs.EnrolInput}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = self.stage.state.get("secret")
        secret = decrypt(kept) if kept else operations.new_secret()
        if not kept:
            self.stage.state["secret"] = encrypt(secret)
            stash_login(request, self.stage.login)
        address = operations.enrolment_address(self.stage.login.user, secret)
        picture = get_adapter().build_totp_svg(address)
        return APIResponse(request, data={"secret": secret, "totp_url": address, "totp_svg": picture})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = self.stage.login.user
        try:
            secret = self._secret()
            step = inputs.check_first_code(user, secret, self.input.cleaned_data["code"])
            authenticator = operations.enrol(user, secret, step)
        except ValidationError as error:
            return ErrorResponse(request, exception=error)
        except AlreadyEnrolled:
            return _conflict(request)
        # Password and code were both given a moment ago: that is what looking at the recovery codes asks for.
        record_authentication(request, user, "mfa", id=authenticator.pk, type="totp", reauthenticated=True)
        self.stage.state.pop("secret")
        return self.respond_next_stage()

    def _secret(self) -> str:
        kept = self.stage.state.get("secret")
        if kept is None:
            raise get_adapter().validation_error("incorrect_code")
        return str(decrypt(kept))


def _with_picture(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Add the QR code to allauth's 404 "there is no generator yet, here is a secret for one"."""
    if response.status_code != HTTPStatus.NOT_FOUND:
        return response
    secret = request.session[SECRET_SESSION_KEY]
    address = operations.enrolment_address(request.user, secret)  # type: ignore[arg-type]
    meta = {"secret": secret, "totp_url": address, "totp_svg": get_adapter().build_totp_svg(address)}
    return APIResponse(request, meta=meta, status=HTTPStatus.NOT_FOUND)


def _must_stay(request: HttpRequest) -> HttpResponse:
    error = get_adapter().validation_error("cannot_delete_authenticator")
    return ErrorResponse(request, exception=error, status=HTTPStatus.CONFLICT)


def _conflict(request: HttpRequest) -> HttpResponse:
    return APIResponse(request, status=HTTPStatus.CONFLICT)

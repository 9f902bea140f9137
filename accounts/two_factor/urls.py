"""Routes that stand before allauth's own, so that no code is checked by anything but ours."""

from allauth.headless.base.views import APIView
from allauth.headless.constants import Client
from django.urls import URLPattern, path

from accounts.two_factor import views


def _route(address: str, view: type[APIView]) -> URLPattern:
    return path(f"browser/v1/{address}", view.as_api_view(client=Client.BROWSER))


urlpatterns = [
    _route("auth/2fa/authenticate", views.AuthenticateView),
    _route("auth/2fa/reauthenticate", views.ReauthenticateView),
    _route("auth/2fa/enroll", views.EnrolView),
    _route("auth/webauthn/authenticate", views.AuthenticateWebAuthnView),
    _route("auth/webauthn/reauthenticate", views.ReauthenticateWebAuthnView),
    _route("auth/webauthn/login", views.LoginWebAuthnView),
    _route("account/authenticators/totp", views.ManageTotpView),
    _route("account/authenticators/webauthn", views.ManageWebAuthnView),
    _route("account/authenticators/recovery-codes", views.ManageRecoveryCodesView),
]

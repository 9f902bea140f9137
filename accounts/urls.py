"""Our sign-in routes, in front of allauth's headless ones."""

from allauth.headless.constants import Client
from django.urls import include, path

from accounts import views

urlpatterns = [
    path("", include("accounts.two_factor.urls")),
    path("browser/v1/auth/password/reset", views.ResetPasswordView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/account/email", views.closed),
    path("browser/v1/auth/email/verify", views.closed),
    path("browser/v1/auth/signup", views.closed),
]

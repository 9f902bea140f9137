"""How allauth behaves here: nobody signs up by themselves, factors are demanded, mails go through our sender."""

from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.mail.operations import send
from accounts.models import User
from accounts.sessions import BEGAN_WITH, end_sessions, tell_ended
from accounts.sign_ins import note_sign_in

# allauth names what happened by a template; the mail says it in a sentence.
_NOTICES = {
    "account/email/password_changed": _("The password of your account was changed."),
    "account/email/password_set": _("The password of your account was changed."),
    "account/email/password_reset": _("The password of your account was changed through a link sent to this address."),
    "mfa/email/totp_activated": _("Sign-in with one-time codes was switched on."),
    "mfa/email/totp_deactivated": _("Sign-in with one-time codes was switched off."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made; the old ones no longer work."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation, or make a workspace of their own through its door."""
        return False

    def get_login_stages(self) -> list[str]:
        """Whoever must have a second factor sets it up before there is a session."""
        stages: list[str] = super().get_login_stages()
        stages.insert(stages.index("allauth.mfa.stages.AuthenticateStage") + 1, "accounts.two_factor.stages.EnrolStage")
        return stages

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Change it and sign the person out everywhere else."""
        user.set_password(password)
        user.save(update_fields=["password"])
        request = allauth_context.request
        is_own = request.user.is_authenticated and request.user.pk == user.pk
        end_sessions(user.pk, keep=request.session.session_key if is_own else None)

    def logout(self, request: HttpRequest) -> None:
        """Sign out; what this browser has open closes with it."""
        user_id = request.user.pk
        super().logout(request)
        if user_id is not None:
            tell_ended(user_id)

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **more: Any) -> HttpResponse | None:
        response: HttpResponse | None = super().pre_login(request, user, **more)
        # Its later steps count while the password is this one: see accounts.middleware.end_stale_sign_in.
        request.session[BEGAN_WITH] = user.get_session_auth_hash()
        return response

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **more: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **more)
        note_sign_in(user.pk)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth's mails, in our words.

        Raises:
            LookupError: a mail of a part of allauth that is not in use here.
        """
        owner = User.objects.filter(email=email.lower()).first()
        language = owner.language if owner else "en"
        if template_prefix == "account/email/password_reset_key":
            path = f"/reset-password/{context['uid']}-{context['key']}"
            send(to=email, language=language, template="password_reset", context={"path": path})
            return
        with override(language):
            what = str(_NOTICES[template_prefix])
        send(to=email, language=language, template="security_notice", context={"what": what})


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """End sessions from another browser; what they have open closes with them."""
        ended = list(sessions)
        super().end_sessions(ended)
        for user_id in {one.user_id for one in ended}:
            tell_ended(user_id)

"""The session's door: open to everybody, it also hands out the CSRF cookie."""

from typing import Any

from allauth.account.internal.stagekit import get_pending_stage
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import translation
from ninja import Router

from accounts.mail.transport import has_server
from accounts.open_door import anybody
from accounts.two_factor.queries import has_second_factor
from journal.errors import Refusal
from permissions.session import operations, queries
from permissions.session.schemas import FeaturesOut, MyWorkspaceOut, SessionIn, SessionOut, SessionUserOut

router = Router(tags=["session"])
_YEAR_SECONDS = 365 * 24 * 3600


class SignInFirst(Refusal):
    code = "not_signed_in"
    status = 401

    def __init__(self) -> None:
        super().__init__(translation.gettext("Please sign in."))


@router.get("/session", response=SessionOut, auth=None)
def session(request: HttpRequest) -> SessionOut:
    """Who is signed in, and where they belong."""
    get_token(request)
    return _session(request)


@router.patch("/session", response=SessionOut, auth=anybody)
def change_session(request: HttpRequest, response: HttpResponse, body: SessionIn) -> SessionOut:
    """Change one's own name or language; a visitor who is not signed in may choose a language, too."""
    if body.name is not None and not request.user.is_authenticated:
        raise SignInFirst
    user: Any = request.user
    if body.language is not None:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            body.language,
            max_age=_YEAR_SECONDS,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        translation.activate(body.language)
        if user.is_authenticated:
            operations.set_language(user=user, language=body.language)
    if body.name is not None:
        operations.rename(user=user, name=body.name)
    return _session(request)


def _session(request: HttpRequest) -> SessionOut:
    user: Any = request.user
    shown, workspaces = None, []
    if user.is_authenticated and user.is_active:
        has_two_factor = has_second_factor(user.pk)
        shown = SessionUserOut(
            id=user.pk,
            email=user.email,
            name=user.name,
            language=user.language,
            colour=user.colour,
            has_two_factor=has_two_factor,
        )
        mine = queries.my_workspaces(user, has_two_factor=has_two_factor)
        workspaces = [MyWorkspaceOut.from_orm(one) for one in mine]
    stage = get_pending_stage(request)
    return SessionOut(
        user=shown,
        language=shown.language if shown else translation.get_language() or settings.LANGUAGE_CODE,
        demo=settings.DEMO,
        features=FeaturesOut(mail_demo=settings.DEMO and not has_server()),
        workspaces=workspaces,
        pending=stage.key if stage else None,
    )

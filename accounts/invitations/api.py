"""The page behind an invitation's link."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.models import Login
from allauth.headless.constants import Client
from allauth.headless.internal.decorators import mark_request_as_headless
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from accounts.actors import Actor
from accounts.invitations import operations, queries
from accounts.invitations.errors import SignedInAsAnother, TooManyAttempts, WrongPassword
from accounts.invitations.schemas import AcceptedOut, AcceptIn, InvitationOut, NamedWorkspaceOut
from accounts.invitations.tokens import read_token
from accounts.models import Invitation, Kind, User
from accounts.open_door import anybody
from journal.acting import act
from journal.errors import Invalid

router = Router(tags=["invitations"], auth=anybody)


@router.get("/invitations/{token}", response=InvitationOut, auth=None)
def look(request: HttpRequest, token: str) -> InvitationOut:
    """What the link is about."""
    invitation = queries.find(read_token(token))
    return InvitationOut(
        workspace=NamedWorkspaceOut(name=invitation.workspace.name),
        email=invitation.email,
        kind=invitation.membership.kind,
        invited_by=invitation.invited_by.name if invitation.invited_by else None,
        language=invitation.language,
        has_account=_account(invitation).has_usable_password(),
    )


@router.post("/invitations/{token}/accept", response=AcceptedOut)
def accept(request: HttpRequest, token: str, body: AcceptIn) -> AcceptedOut:
    """Join the workspace and sign in; a second factor is still asked for where there must be one."""
    read = read_token(token)
    invitation = queries.find(read)
    user = _account(invitation)
    is_new = not user.has_usable_password() and not request.user.is_authenticated
    _check(request, invitation, body)
    with act(invitation.workspace, by=Actor.of(invitation.membership)):
        given = body if is_new else AcceptIn()
        member = operations.accept(token=read, name=given.name, password=given.password)
    if not request.user.is_authenticated:
        _sign_in(request, user.pk)
    stage = get_pending_stage(request)
    return AcceptedOut(
        workspace=invitation.workspace.slug,
        portal=member.kind != Kind.STAFF,
        pending=stage.key if stage else None,
    )


def _account(invitation: Invitation) -> User:
    user = invitation.membership.user
    if user is None:
        raise LookupError("an open invitation has an account")
    return user


def _check(request: HttpRequest, invitation: Invitation, body: AcceptIn) -> None:
    """Is this the person the invitation is for?

    Raises:
        SignedInAsAnother, WrongPassword, TooManyAttempts, Invalid.
    """
    user = _account(invitation)
    if request.user.is_authenticated:
        if request.user.pk != user.pk:
            raise SignedInAsAnother
    elif user.has_usable_password():
        _check_password(request, user, body.password)
    else:
        _check_new(user, body)


def _check_password(request: HttpRequest, user: User, password: str) -> None:
    if not password:
        raise Invalid(fields={"password": [_("Required.")]})
    try:
        # allauth's own check: the account's budget of attempts counts here as it does on the sign-in page.
        found = get_adapter().authenticate(request, email=user.email, password=password)
    except ValidationError:
        raise TooManyAttempts from None
    if found is None or found.pk != user.pk or not found.is_active:
        raise WrongPassword(fields={"password": [str(WrongPassword.message)]})


def _check_new(user: User, body: AcceptIn) -> None:
    faults: dict[str, list[str]] = {}
    if not body.name:
        faults["name"] = [_("Required.")]
    try:
        get_adapter().clean_password(body.password, user=User(email=user.email, name=body.name))
    except ValidationError as error:
        faults["password"] = list(error.messages)
    if faults:
        raise Invalid(fields=faults)


def _sign_in(request: HttpRequest, user_id: Any) -> None:
    """Go through the same steps as a sign-in by password: a factor that is demanded is asked for."""
    mark_request_as_headless(request, Client.BROWSER)
    user = User.objects.get(pk=user_id)
    record_authentication(request, user, method="password", email=user.email)
    perform_login(request, Login(user=user, email=user.email))

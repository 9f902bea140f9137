"""Writing mails, delivering them, and trying again."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.mail.errors import AlreadySent, BadAddress
from accounts.mail.models import OutgoingMail
from accounts.mail.queries import WAITING, forgotten, outdated
from accounts.mail.rendering import render
from accounts.mail.transport import hand_over, has_server, leads_somewhere
from accounts.models import Membership, Workspace
from journal.fence import fence

log = logging.getLogger(__name__)

State = OutgoingMail.State
# How long after each failed attempt the next one follows; after the last it stays failed until somebody retries it.
_PAUSES = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12)]


def send(
    *,
    to: str,
    language: str,
    template: str,
    context: Mapping[str, Any],
    workspace: Workspace | None = None,
    recipient_member: Membership | None = None,
) -> OutgoingMail:
    """Write a mail and queue its delivery, both in the transaction we are in.

    Args:
        to: one address.
        language: the recipient's.
        template, context: see accounts.mail.letters; as the *recipient* may see it.
        workspace: whose mail it is; None for mails of an account (a password reset).

    Raises:
        BadAddress: `to` is no address, or would start another header.
    """
    check_address(to)
    letter = render(template, language, context, workspace.name if workspace else "")
    # Without a workspace the row is only accepted where none is entered.
    with transaction.atomic(), nullcontext() if workspace else fence(None, None, local=True):
        mail = OutgoingMail.objects.create(
            workspace=workspace,
            member=recipient_member if workspace else None,
            to=to,
            language=language,
            template=template,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
        )
        _queue(mail)
    return mail


def deliver(*, mail_id: UUID, workspace_id: UUID | None) -> None:
    """Hand one mail over and mark it; does nothing when it was delivered or another worker is at it.

    A mail is given to a server once. That its content is on the way is committed right before it goes, so that whoever
    finds the mail of a worker that died knows: not yet given, then it is tried again; given, then it counts as sent,
    "Unconfirmed". A server that refuses it, or hangs up without a word, has not taken it: it is tried again, with the
    same Message-ID.
    """
    with _alone(mail_id) as is_alone:
        mail = _begin(mail_id, workspace_id) if is_alone else None
        if mail is None:
            return
        error = ""
        try:
            hand_over(mail, about_to_give=lambda: _claim(mail))
        except Exception as failure:  # whatever it is, the mail must stay visible as failed
            error = type(failure).__name__
            log.warning("mail %s failed: %s", mail.id, error)
        with _inside(workspace_id):
            if error:
                _note_failure(mail, error)
            else:
                _mark(mail, State.SENT)


def retry(*, mail: OutgoingMail) -> None:
    """Try a failed mail again now; `mail` is locked.

    Raises:
        AlreadySent: it is not failed.
    """
    if mail.state != State.FAILED:
        raise AlreadySent
    mail.state, mail.attempts, mail.due_at = State.QUEUED, 0, timezone.now()
    mail.save(update_fields=["state", "attempts", "due_at"])
    _queue(mail)


def take_up_forgotten() -> None:
    """Queue mails whose job died with its worker, and drop old ones; workspace by workspace, as the fence demands."""
    for workspace_id in [None, *Workspace.objects.values_list("id", flat=True)]:
        with transaction.atomic(), fence(workspace_id, None, local=True):
            for mail in forgotten(workspace_id):
                mail.due_at = timezone.now()
                mail.save(update_fields=["due_at"])
                _queue(mail)
            outdated(workspace_id).delete()


def check_address(to: str) -> None:
    """Refuse what is no e-mail address.

    Raises:
        BadAddress.
    """
    try:
        validate_email(to)
    except ValidationError:
        raise BadAddress(fields={"email": [str(BadAddress.message)]}) from None


@contextmanager
def _inside(workspace_id: UUID | None) -> Iterator[None]:
    """A transaction behind the fence."""
    with transaction.atomic(), fence(workspace_id, None, local=True):
        yield


@contextmanager
def _alone(mail_id: UUID) -> Iterator[bool]:
    """Nobody else tries this mail: PostgreSQL knows as long as this connection lives, over several transactions."""
    key = int.from_bytes(mail_id.bytes[8:], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        (is_alone,) = cursor.fetchone()
    try:
        yield is_alone
    finally:
        if is_alone:
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [key])


def _begin(mail_id: UUID, workspace_id: UUID | None) -> OutgoingMail | None:
    """The mail, marked as being tried; None when there is nothing to try."""
    with _inside(workspace_id):
        waiting = OutgoingMail.objects.filter(pk=mail_id, state__in=WAITING)
        mail = waiting.select_for_update(skip_locked=True).first()
        if mail is None:
            return None
        if mail.state == State.TRYING and mail.handed_at is not None:
            log.warning("mail %s was given to the server by a worker that is gone: it counts as sent", mail.id)
            _mark(mail, State.SENT, error="Unconfirmed")
            return None
        if not (has_server() and leads_somewhere(mail.to)):
            _mark(mail, State.SHOWN)
            return None
        mail.state, mail.due_at, mail.handed_at = State.TRYING, timezone.now(), None
        mail.save(update_fields=["state", "due_at", "handed_at"])
        return mail


def _claim(mail: OutgoingMail) -> None:
    """Commit that the mail is being given to the server.

    Raises:
        AlreadySent: the connection that said we are alone was lost meanwhile, and somebody else went on with it.
    """
    now = timezone.now()
    with _inside(mail.workspace_id):
        mine = OutgoingMail.objects.filter(pk=mail.pk, state=State.TRYING, due_at=mail.due_at, handed_at=None)
        if not mine.update(handed_at=now):
            raise AlreadySent
    mail.handed_at = now


def _queue(mail: OutgoingMail) -> None:
    later = mail.due_at if mail.due_at > timezone.now() else None
    # By name: the task calls this module.
    app.configure_task("mail.deliver", queue="mail", schedule_at=later).defer(
        mail_id=str(mail.id), workspace_id=str(mail.workspace_id) if mail.workspace_id else None
    )


def _mark(mail: OutgoingMail, state: State, *, error: str = "") -> None:
    mail.state, mail.sent_at, mail.error = state, timezone.now(), error
    mail.attempts += 1
    if state == State.SENT:
        mail.text = mail.html = ""
    mail.save(update_fields=["state", "sent_at", "error", "attempts", "text", "html"])


def _note_failure(mail: OutgoingMail, error: str) -> None:
    if error == AlreadySent.__name__:
        return
    mail.state, mail.error, mail.handed_at = State.FAILED, error[:80], None
    mail.attempts += 1
    if mail.attempts <= len(_PAUSES):
        mail.due_at = timezone.now() + _PAUSES[mail.attempts - 1]
        _queue(mail)
    mail.save(update_fields=["state", "error", "attempts", "due_at", "handed_at"])

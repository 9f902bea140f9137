"""Mails of notifications: made under the recipient's scope at the moment they are sent."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from accounts.mail.operations import send
from accounts.models import Workspace
from collaboration.notifications.models import Choice, Notification
from collaboration.notifications.queries import inbox, letter_of, lines_of, said_of
from permissions.scope import Scope

# Of one digest; the rest waits in the inbox.
_MOST_LINES = 50


def mail_it(*, workspace: Workspace, notification_id: UUID) -> None:
    """Send the mail of a notification, as the recipient's scope of now allows; nothing when it was read meanwhile."""
    notification = (
        Notification.objects.select_related("recipient__user").filter(pk=notification_id, read_at=None).first()
    )
    if notification is None or notification.recipient.user is None:
        return
    recipient, user = notification.recipient, notification.recipient.user
    with translation.override(user.language):
        letter = letter_of(notification, Scope.of(recipient), workspace.slug)
    if letter is not None:
        send(
            to=user.email,
            language=user.language,
            template=notification.kind,
            context={**letter, "who": letter["who"] or workspace.name},
            workspace=workspace,
            recipient_member=recipient,
        )


def is_due(choice: Choice, now: datetime) -> bool:
    """Is it time for somebody's digest: their hour has come, and today they had none yet?"""
    zone = ZoneInfo(choice.time_zone)
    local = now.astimezone(zone)
    had_one = choice.digested_at is not None and choice.digested_at.astimezone(zone).date() == local.date()
    return choice.digest and local.hour >= choice.digest_hour and not had_one


def send_digest(*, workspace: Workspace, member_id: UUID, now: datetime | None = None) -> bool:
    """Mail somebody what they have not read of the last day, as far as their scope of now shows it.

    Args:
        now: the moment it is; the present unless given.

    Returns:
        Whether a mail was made: not before its hour, not twice a day, and not about nothing.
    """
    moment = now or timezone.now()
    rows = Choice.objects.select_for_update(of=("self",)).select_related("member__user")
    choice = rows.filter(member_id=member_id).first()
    if choice is None or not is_due(choice, moment):
        return False
    member, user = choice.member, choice.member.user
    since = choice.digested_at or moment - timedelta(days=1)
    choice.digested_at = moment
    choice.save(update_fields=["digested_at"])
    if user is None or not (member.is_active and user.is_active):
        return False
    with translation.override(user.language):
        text, count = _digest(Scope.of(member), workspace.slug, since)
    if not count:
        return False
    path = f"/w/{workspace.slug}/inbox" if member.kind == "staff" else f"/portal/{workspace.slug}/"
    send(
        to=user.email,
        language=user.language,
        template="digest",
        context={"count": count, "text": text, "path": path},
        workspace=workspace,
        recipient_member=member,
    )
    return True


def _digest(scope: Scope, slug: str, since: datetime) -> tuple[str, int]:
    """A paragraph a record, and the number of lines in it; records that are lost are left out."""
    rows = inbox(scope, state="unread").filter(created_at__gt=since).order_by("-created_at")[:_MOST_LINES]
    found: dict[str, list[str]] = {}
    for line in lines_of(list(rows), scope, slug):
        if line.title is not None:
            who = line.actor.name if line.actor else ""
            said = said_of(line, scope) or str(line.kind_name)
            found.setdefault(line.title, []).append(f"{who}: {said}" if who else said)
    paragraphs = ["\n".join([title, *lines]) for title, lines in found.items()]
    return "\n\n".join(paragraphs), sum(len(lines) for lines in found.values())

"""Logging what was done."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from journal.acting import current, publish
from journal.fields import insert
from journal.ids import uuid7
from workspace.activities.events import ActivityLogged
from workspace.activities.models import Activity
from workspace.deals.models import Deal


def log_activity(
    *,
    deal: Deal,
    kind: str,
    text: str,
    happened_at: datetime | None = None,
    duration_minutes: int | None = None,
    direction: str = "",
    activity_id: UUID | None = None,
) -> Activity:
    """Log a call or a note on a deal; it is internal, outsiders never read it.

    Args:
        happened_at: now unless given.
        duration_minutes: of a call.

    Raises:
        IdTaken.
    """
    activity = Activity(
        id=activity_id or uuid7(),
        workspace_id=deal.workspace_id,
        deal=deal,
        author_id=current().actor.member_id,
        kind=kind,
        text=text,
        happened_at=happened_at or timezone.now(),
        duration_minutes=duration_minutes,
        direction=direction,
    )
    insert(activity)
    publish(ActivityLogged(activity_id=activity.id, activity_kind=kind), about=deal, only="internal")
    return activity

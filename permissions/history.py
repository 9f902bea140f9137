"""Who changed a field last: what a clash tells the one who came second."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models

from accounts.models import Membership
from journal.acting import noun_of
from journal.models import Event


def last_changes_of(record: models.Model) -> Callable[[str], Mapping[str, Any]]:
    """For journal.versions.merge_edit: tells `{"by": {id, name, ...} or None, "at"}` of a field of `record`.

    Looks the field up in the `changes` of the record's events; "owner_id" is kept there as "owner", too, "team_ids" as
    "teams".
    """

    def last_change_of(field: str) -> Mapping[str, Any]:
        kept_as = [field, field.removesuffix("_id"), field.replace("_ids", "s")]
        of_field = models.Q(payload__changes__has_any_keys=kept_as)
        about = Event.objects.filter(about_type=noun_of(record), about_id=record.pk)
        event = about.filter(of_field).order_by("-seq").first()
        if event is None:
            return {"by": None, "at": None}
        member = Membership.objects.filter(pk=event.actor_id).first() if event.actor_id else None
        return {"by": _ref(member) if member else None, "at": event.created_at.isoformat()}

    return last_change_of


def _ref(member: Membership) -> dict[str, Any]:
    # The shape of permissions.refs.MemberRef; whoever edits a record is staff, so there is no company to name.
    return {
        "id": str(member.id),
        "name": member.name,
        "kind": member.kind,
        "colour": member.colour,
        "active": member.is_active,
        "company": None,
    }

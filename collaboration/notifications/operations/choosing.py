"""Choosing how one is told."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from accounts.models import Membership
from collaboration.notifications.kinds import reaching
from collaboration.notifications.models import Choice
from journal.acting import current
from journal.errors import Invalid


def choose_ways(
    *,
    member: Membership,
    kinds: Mapping[str, Mapping[str, bool]],
    digest: bool | None = None,
    digest_hour: int | None = None,
    time_zone: str | None = None,
) -> Choice:
    """Keep what is given of somebody's choices.

    Raises:
        Invalid: no kind that can reach them, or no such time zone.
    """
    if unknown := sorted(set(kinds) - set(reaching(member.kind))):
        raise Invalid(fields={"kinds": [_("There is no such kind: %(kind)s.") % {"kind": unknown[0][:40]}]})
    if time_zone is not None:
        _require_zone(time_zone)
    Choice.objects.get_or_create(workspace_id=current().workspace.id, member=member)
    choice = Choice.objects.select_for_update().get(member=member)
    choice.kinds = {**choice.kinds, **{kind: {**choice.kinds.get(kind, {}), **ways} for kind, ways in kinds.items()}}
    given: dict[str, Any] = {"digest": digest, "digest_hour": digest_hour, "time_zone": time_zone}
    for name, value in given.items():
        if value is not None:
            setattr(choice, name, value)
    choice.save(update_fields=["kinds", *given])
    return choice


def _require_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid(fields={"time_zone": [_("There is no such time zone.")]}) from None

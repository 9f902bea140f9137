"""Following and muting a record."""

from collections.abc import Iterable

from django.db import models

from accounts.models import Membership
from collaboration.notifications.events import FollowingChanged
from collaboration.notifications.models import Following
from journal.acting import current, noun_of, publish


def follow(*, members: Iterable[Membership], about: models.Model, why: str) -> None:
    """Let people hear of a record from now on; whoever follows or muted it already keeps that."""
    Following.objects.bulk_create(
        (
            Following(
                workspace_id=current().workspace.id,
                member=one,
                about_type=noun_of(about),
                about_id=about.pk,
                why=why,
            )
            for one in members
        ),
        ignore_conflicts=True,
    )


def choose(*, member: Membership, about: models.Model, state: str) -> None:
    """Somebody's own wish: "follow", "mute", or "none" for neither.

    Args:
        about: loaded through their scope.
    """
    key = {"workspace_id": current().workspace.id, "about_type": noun_of(about), "about_id": about.pk}
    mine = Following.objects.filter(**key, member=member)
    if state == mine_now(mine):
        return
    if state == "none":
        mine.delete()
    else:
        Following.objects.update_or_create(
            **key, member=member, defaults={"state": state, "why": Following.Why.OWN_CHOICE}
        )
    publish(FollowingChanged(state=state), about=about, members=[member.id])


def mine_now(mine: "models.QuerySet[Following]") -> str:
    """The state of one person's row, "none" without one."""
    return mine.values_list("state", flat=True).first() or "none"

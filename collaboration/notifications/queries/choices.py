"""How people want to be told, and who follows a record."""

from collections.abc import Container, Iterable
from typing import Any
from uuid import UUID

from django.db import models

from accounts.models import Membership
from collaboration.notifications.kinds import Kind, Ways, kind_for
from collaboration.notifications.models import Choice, Following, PushDevice
from journal.acting import noun_of
from permissions.outside_companies import name_companies

MOST = 50


def ways_of(members: Iterable[Membership], kind: str) -> dict[UUID, Ways]:
    """By which ways each of these people is told of a kind."""
    people = {one.id: kind_for(one.kind, kind) for one in members}
    chosen = dict(Choice.objects.filter(member__in=people).values_list("member_id", "kinds"))
    return {pk: ways_in((chosen.get(pk) or {}).get(kind), known) for pk, known in people.items()}


def ways_in(chosen: dict[str, Any] | None, kind: Kind) -> Ways:
    """The ways of a kind, of which somebody chose some."""
    usual, own = kind.ways, chosen or {}
    return Ways(
        in_app=bool(own.get("in_app", usual.in_app)),
        email=bool(own.get("email", usual.email)) and kind.has_letter,
        push=bool(own.get("push", usual.push)),
    )


def choice_of(member_id: UUID) -> Choice:
    """Somebody's choices; what nobody has chosen yet is not kept."""
    return Choice.objects.filter(member_id=member_id).first() or Choice(member_id=member_id)


def with_devices(members: Iterable[Membership]) -> set[UUID]:
    """Who of these people has a browser that takes messages."""
    rows = PushDevice.objects.filter(member__in=[one.id for one in members])
    return set(rows.values_list("member_id", flat=True))


def muting(about: models.Model, people: Container[UUID]) -> set[UUID]:
    """Who of these people does not want to hear of a record."""
    muted = _of(about).filter(state=Following.State.MUTE).values_list("member_id", flat=True)
    return {pk for pk in muted if pk in people}


def following_of(about: models.Model, member_id: UUID) -> Following | None:
    """One person's wish about a record."""
    return _of(about).filter(member_id=member_id).first()


def followers_of(about: models.Model) -> list[Membership]:
    """Who follows a record, by name; at most 50."""
    followers = _of(about).filter(state=Following.State.FOLLOW).values("member")
    found = list(Membership.objects.filter(pk__in=followers, is_active=True).order_by("name", "id")[:MOST])
    name_companies(found)
    return found


def _of(about: models.Model) -> "models.QuerySet[Following]":
    return Following.objects.filter(about_type=noun_of(about), about_id=about.pk)

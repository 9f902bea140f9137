"""Naming people and teams in a comment: only those who will be able to read it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import Membership, Team
from collaboration.comments.errors import NoSuchTeam, OutsideAudience
from collaboration.comments.markup import named_in, teams_in
from collaboration.comments.models import Comment, Mention
from collaboration.comments.queries import TeamCall, To, call_teams, known_to, within
from journal.errors import Invalid
from permissions.readers import sees
from permissions.scope import Scope

MOST = 50


def people_named(
    body: str, record: models.Model, scope: Scope, to: To, *, before: Iterable[UUID] = ()
) -> list[Membership]:
    """Everybody named in a text, once each.

    Args:
        before: named in the text before it was edited; they are not asked again whether they may read it.

    Raises:
        OutsideAudience: somebody is outside the audience, or does not see the record.
        Invalid: too many names.
    """
    named = named_in(body)
    if len(named) > MOST:
        raise Invalid(fields={"body": [_("At most %(count)d people can be mentioned at once.") % {"count": MOST}]})
    if not named:
        return []
    rows = Membership.objects.filter(workspace_id=scope.workspace_id, pk__in=named).select_related("user")
    people = {one.id: one for one in rows}
    inside = rows.filter(within(to))
    if not scope.is_staff:
        inside = inside.filter(known_to(record, scope))
    allowed = {*inside.values_list("pk", flat=True), *(pk for pk in before if pk in people)}
    if strangers := [name for pk, name in named.items() if pk not in allowed]:
        # The names as they were typed: an id somebody tries must not tell who is behind it.
        raise OutsideAudience(strangers)
    if blind := [people[pk].name for pk in named if pk not in set(before) and not sees(people[pk], record)]:
        raise OutsideAudience(blind, sees_record=False)
    return [people[pk] for pk in named]


def teams_named(body: str, record: models.Model, scope: Scope, *, before: str = "") -> list[TeamCall]:
    """The teams newly named in a text, each with those of it who see the record and those who do not.

    Args:
        before: the text before it was edited; teams named there were told then.

    Raises:
        OutsideAudience: an outsider names a team; they know of none.
        NoSuchTeam.
    """
    named = {pk: name for pk, name in teams_in(body).items() if pk not in teams_in(before)}
    if not named:
        return []
    if not scope.is_staff:
        raise OutsideAudience(named.values())
    teams = list(scope.visible(Team).filter(pk__in=named).order_by("name", "id"))
    if len(teams) < len(named):
        raise NoSuchTeam
    return call_teams(teams, record, scope)


def keep_mentions(comment: Comment, people: list[Membership]) -> list[Membership]:
    """Make exactly these people the comment's mentions; returns those who are new."""
    known = set(comment.mentions.values_list("member_id", flat=True))
    comment.mentions.exclude(member__in=people).delete()
    new = [one for one in people if one.id not in known]
    Mention.objects.bulk_create(Mention(workspace_id=comment.workspace_id, comment=comment, member=one) for one in new)
    return new

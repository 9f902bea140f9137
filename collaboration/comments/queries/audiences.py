"""Whom a comment may be for."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import Membership
from collaboration.comments.errors import AudienceIsFixed, CommentIsDeleted, NotSharedWithAudience
from collaboration.comments.models import Audience, Comment
from collaboration.comments.queries.reading import is_among
from journal.acting import noun_of
from journal.errors import Invalid, NotFound
from permissions.outside_companies import companies
from permissions.outsiders import outsiders_of, reachable
from permissions.refs import key_parts
from permissions.scope import Scope


@dataclass(frozen=True)
class To:
    """Exactly one audience: staff alone, one outside company's circle, or one outside person."""

    kind: str
    circle_id: UUID | None = None
    person_id: UUID | None = None

    @classmethod
    def of(cls, comment: Comment) -> "To":
        return cls(comment.audience, comment.circle_id, comment.person_id)


INTERNAL = To(Audience.INTERNAL)


@dataclass(frozen=True)
class Offer:
    """An audience to choose from; `people` are the names of the outsiders who will read it."""

    key: str
    label: str
    kind: str
    people: list[str]


def offered(record: models.Model, scope: Scope) -> list[Offer]:
    """The audiences a writer chooses from, the default first: one for an outsider, their own."""
    if not scope.is_staff:
        return _described([own_audience(record, scope)], scope.workspace_id)
    found = outsiders_of(record)
    circles = [To(Audience.COMPANY, circle_id=pk) for pk in found.circles]
    people = [To(Audience.MEMBER, person_id=pk) for pk in found.members]
    internal = Offer("internal", _("Internal"), Audience.INTERNAL, [])
    return [internal, *_described([*circles, *people], scope.workspace_id)]


def audience_of_new(
    record: models.Model, scope: Scope, key: str | None, parent_id: UUID | None
) -> tuple[To, Comment | None]:
    """The audience of a new comment and the first comment of its thread.

    Args:
        key: "internal", "company:<company id>", "member:<id>"; None for the thread's or the writer's default.
        parent_id: the comment it answers.

    Raises:
        NotFound: no such company, person or comment for this writer.
        AudienceIsFixed: an answer or an outsider asks for other readers than they have.
        NotSharedWithAudience: they do not see the record (any more).
        CommentIsDeleted: the comment to be answered is gone.
    """
    if parent_id is not None:
        first = _thread(record, scope, parent_id)
        to = To.of(first)
    else:
        first, to = None, INTERNAL if scope.is_staff else own_audience(record, scope)
    asked = _asked(key, scope) if key is not None else to
    if asked != to:
        if first is not None or not scope.is_staff:
            raise AudienceIsFixed
        to = asked
    if to != INTERNAL and not _sees(record, to):
        raise NotSharedWithAudience
    return to, first


def own_audience(record: models.Model, scope: Scope) -> To:
    """An outsider speaks with their company, or for themselves where the record was shared with them alone."""
    found = outsiders_of(record)
    for circle_id in sorted(found.circles & scope.held.circles):
        return To(Audience.COMPANY, circle_id=circle_id)
    if scope.member_id in found.members:
        return To(Audience.MEMBER, person_id=scope.member_id)
    raise NotFound


def _thread(record: models.Model, scope: Scope, parent_id: UUID) -> Comment:
    rows = Comment.objects.about(noun_of(record), record.pk).heard_by(scope).select_related("parent")
    parent = rows.filter(pk=parent_id).first()
    if parent is None:
        raise NotFound
    if parent.deleted_at is not None:
        raise CommentIsDeleted
    if not is_among(scope, parent):
        # Their own words to a company they no longer belong to: they may read them, and say nothing more there.
        raise NotSharedWithAudience
    return parent.parent or parent


def _asked(key: str, scope: Scope) -> To:
    if key == Audience.INTERNAL:
        return INTERNAL
    word, pk = key_parts(key, "audience")
    if word == Audience.MEMBER:
        # An outsider is answered the same for every person but themselves, existing or not.
        known = Membership.objects.filter(workspace_id=scope.workspace_id, pk=pk)
        if pk != scope.member_id and (not scope.is_staff or not known.exists()):
            raise NotFound
        return To(Audience.MEMBER, person_id=pk)
    if word != Audience.COMPANY:
        raise Invalid(fields={"audience": [_("This is not one of the choices.")]})
    if scope.is_staff:
        circle_id = companies().load(scope, pk).circle_id
        if circle_id is None:
            raise NotSharedWithAudience
        return To(Audience.COMPANY, circle_id=circle_id)
    own = {one.id: circle for circle, one in companies().behind(scope.held.circles).items()}
    if pk not in own:
        raise NotFound
    return To(Audience.COMPANY, circle_id=own[pk])


def _sees(record: models.Model, to: To) -> bool:
    found = outsiders_of(record)
    return to.circle_id in found.circles or to.person_id in found.members


def _described(audiences: list[To], workspace_id: UUID) -> list[Offer]:
    """Keys and names, companies first, each by name."""
    behind = companies().behind({to.circle_id for to in audiences if to.circle_id})
    people: dict[UUID | None, list[str]] = {}
    for member in reachable(workspace_id).filter(circle__in=behind):
        people.setdefault(member.circle_id, []).append(member.name)
    offers = [
        Offer(f"company:{company.id}", company.name, Audience.COMPANY, people.get(circle_id, []))
        for circle_id, company in behind.items()
    ]
    for member in Membership.objects.filter(pk__in=[to.person_id for to in audiences if to.person_id]):
        offers.append(Offer(f"member:{member.id}", member.name, Audience.MEMBER, [member.name]))
    return sorted(offers, key=lambda one: (one.kind, one.label))

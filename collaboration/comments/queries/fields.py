"""Comments on one field ("why this amount?"): only on fields that the writer and all who will read it are shown."""

from django.db import models

from accounts.models import Membership
from collaboration.comments.errors import FieldHiddenFromAudience, FieldNotCommentable
from collaboration.comments.models import Audience
from collaboration.comments.queries.audiences import To
from permissions.field_rights import Names, field_name, reads_of_circle, reads_of_member, rights_on
from permissions.scope import Scope


def field_of_new(name: str, record: models.Model, scope: Scope, to: To) -> str:
    """The field a new comment is about, as answers name it; "" for none.

    Raises:
        FieldNotCommentable: the record has no such field, for this writer.
        FieldHiddenFromAudience: the audience is not shown it.
    """
    if not name:
        return ""
    known = field_name(name)
    if known not in rights_on(record, scope).reads:
        raise FieldNotCommentable
    if to.kind != Audience.INTERNAL and known not in _reads(record, to):
        raise FieldHiddenFromAudience
    return known


def _reads(record: models.Model, to: To) -> Names:
    if to.person_id is not None:
        return reads_of_member(record, Membership.objects.select_related("user").get(pk=to.person_id))
    people = Membership.objects.select_related("circle").filter(circle=to.circle_id, is_active=True)
    one = people.first()
    return reads_of_circle(record, one.circle, one.kind) if one is not None and one.circle is not None else frozenset()

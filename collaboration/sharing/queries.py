"""Who a record is shared with, and whom it could be shared with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import Circle, Membership, Team
from collaboration.sharing.errors import CompanyIsNotOutside, OnlyOutsiders, PersonIsDeactivated
from collaboration.sharing.registry import shareable_kind
from journal.errors import Invalid, NotFound
from permissions.grants import Grantee, grantee_of, level_of, shares_of
from permissions.lists import matching
from permissions.models import Grant
from permissions.outside_companies import OutsideCompany, companies, name_companies
from permissions.outsiders import live, reachable
from permissions.preview import as_if_shared
from permissions.reaching import OUTSIDE
from permissions.refs import key_parts
from permissions.registry import grant_sources, guard_named
from permissions.scope import Scope

MOST = 20


@dataclass(frozen=True)
class GranteeRef:
    kind: str
    id: UUID
    name: str


@dataclass(frozen=True)
class Share:
    """A live share with somebody outside."""

    id: UUID
    grantee: GranteeRef
    level: str
    expires_at: datetime | None
    granted_by: Membership | None
    granted_at: datetime
    fields: list[str]


@dataclass(frozen=True)
class Candidate:
    """Whom something may be shared with: `key` is what POST /shares takes as grantee.

    Args:
        company: whose person somebody is: two of one name are not the same, and may be rivals.
    """

    key: str
    name: str
    kind: str
    relation: str
    people_count: int
    company: str | None = None
    email: str = ""


def load_shared(scope: Scope, key: str, *, sharing: bool = False, lock: bool = False) -> models.Model:
    """What a share is about, as its reader sees it.

    Args:
        key: "deal:<id>" or "pipeline:<id>".
        sharing: demand the verb for sharing it.

    Raises:
        NotFound, Forbidden.
        Invalid: this kind of record is not shared.
    """
    noun, pk = key_parts(key, "object")
    kind = shareable_kind(noun)
    return scope.load(kind.model, pk, to=kind.share if sharing else None, lock=lock)


def load_any(scope: Scope, key: str) -> models.Model:
    """Any guarded record, for explaining who sees it."""
    noun, pk = key_parts(key, "object")
    guard = guard_named(noun)
    if guard is None:
        raise NotFound
    return scope.load(guard.model, pk)


def load_share(scope: Scope, share_id: UUID) -> tuple[models.Model, Grant]:
    """A live share and its record, which is locked.

    Raises:
        NotFound: there is none on anything this person sees.
        Forbidden: they may not share it.
    """
    for word, pair in grant_sources().items():
        for model in pair:
            rows = model._default_manager.filter(live(), workspace_id=scope.workspace_id, pk=share_id)
            found: Any = rows.first()
            if found is not None:
                record = load_shared(scope, f"{word}:{found.content_object_id}", sharing=True, lock=True)
                # Somebody may have ended it while we waited for the lock.
                grant: Any = rows.first()
                if grant is None or not shares_on(record, [grant]):
                    raise NotFound
                return record, grant
    raise NotFound


def shares_on(record: models.Model, grants: Iterable[Grant] | None = None) -> list[Share]:
    """The live shares of a record with outsiders, companies first; what opens it to departments is left out."""
    with_whom = [(grant, grantee_of(grant)) for grant in (shares_of(record) if grants is None else grants)]
    behind = companies().behind([one.id for _grant, one in with_whom if isinstance(one, Circle)])
    found = []
    for grant, one in with_whom:
        ref = _ref(one, behind)
        if ref is not None:
            found.append(
                Share(
                    grant.id, ref, level_of(grant), grant.expires_at, grant.granted_by, grant.granted_at, grant.fields
                )
            )
    return sorted(found, key=lambda share: (share.grantee.kind, share.grantee.name))


def _ref(grantee: Grantee, behind: dict[UUID, OutsideCompany]) -> GranteeRef | None:
    if isinstance(grantee, Membership):
        return GranteeRef("member", grantee.id, grantee.name) if grantee.kind in OUTSIDE else None
    company = behind.get(grantee.id)
    return GranteeRef("company", company.id, company.name) if company else None


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The names behind "member:<id>" and "circle:<id>", as `permissions.grants.grantee_key` writes them."""
    ids: dict[str, set[UUID]] = {"member": set(), "circle": set()}
    for key in keys:
        word, pk = key_parts(key, "grantee")
        ids[word].add(pk)
    members = Membership.objects.select_related("user").filter(pk__in=ids["member"])
    teams = Team.objects.filter(circle__in=ids["circle"]).values_list("circle_id", "name")
    return (
        {f"member:{member.id}": member.name for member in members}
        | {f"circle:{circle_id}": name for circle_id, name in teams}
        | {f"circle:{circle_id}": company.name for circle_id, company in companies().behind(ids["circle"]).items()}
    )


def candidates(scope: Scope, q: str) -> list[Candidate]:
    """Client and partner companies and their people whose name has these words; at most 20 of each."""
    found = companies().find(scope, q, MOST)
    circles = [company.circle_id for company in found if company.circle_id]
    counts = dict(
        reachable(scope.workspace_id).order_by().filter(circle__in=circles).values_list("circle").annotate(Count("id"))
    )
    words = matching("name", q)
    matches = reachable(scope.workspace_id).filter(words | Q(email__iexact=q) if q else words)
    people: list[Any] = list(scope.visible(Membership, rows=matches)[:MOST])
    name_companies(people)
    return [
        Candidate(f"company:{one.id}", one.name, "company", one.relation, counts.get(one.circle_id, 0)) for one in found
    ] + [
        Candidate(f"member:{one.id}", one.name, "member", one.kind, 1, getattr(one, "company", None), one.email)
        for one in people
    ]


def outside_grantee(scope: Scope, key: str) -> Membership | OutsideCompany:
    """Whom a key like "company:<id>" or "member:<id>" names.

    Raises:
        NotFound: nobody in this workspace.
        OnlyOutsiders: a colleague.
        PersonIsDeactivated: they cannot sign in any more.
        CompanyIsNotOutside: neither client nor partner.
    """
    word, pk = key_parts(key, "grantee")
    if word == "member":
        member = scope.load(Membership, pk)
        if member.kind not in OUTSIDE:
            raise OnlyOutsiders
        if not member.is_active:
            raise PersonIsDeactivated
        return member
    if word != "company":
        raise Invalid(fields={"grantee": [_("This is not one of the choices.")]})
    company = companies().load(scope, pk)
    if company.relation not in OUTSIDE:
        raise CompanyIsNotOutside
    return company


def as_if(
    record: models.Model,
    scope: Scope,
    grantee: Membership | OutsideCompany,
    level: str | None,
    fields: list[str],
) -> Scope:
    """The grantee's scope with one more share; see permissions.preview."""
    if isinstance(grantee, Membership):
        holder: Grantee | None = grantee
        kind = grantee.kind
    else:
        holder = Circle.objects.filter(pk=grantee.circle_id).first() if grantee.circle_id else None
        kind = grantee.relation
    return as_if_shared(record, holder, workspace_id=scope.workspace_id, kind=kind, level=level, fields=fields)

"""What one person holds in one workspace, read in one statement."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from accounts.models import Membership
from permissions.models import Grant, WorkspaceGroupGrant, WorkspaceUserGrant
from permissions.prepared import rows_of
from permissions.registry import grant_sources

# Above this many direct shares a filter by sub-query is cheaper than a list of ids.
DIRECT_LIMIT = 200


@dataclass(slots=True)
class Holdings:
    """Roles, teams, circles and grants of a member, and how fresh they are.

    Args:
        is_active: both the membership and the account are; else nothing is held.
        groups: the Django groups of the circles, by which access changes name people.
        levels: `{word: {id: {levels}}}`, for example `{"pipeline": {<id>: {"comment"}}}`.
        fields: `{(word, id): {field names}}` an outsider was given on top.
        valid_until: the nearest end date among the grants used.
        epoch: the workspace's access epoch this was read at.
    """

    is_active: bool = False
    roles: set[str] = field(default_factory=set)
    teams: set[UUID] = field(default_factory=set)
    circles: set[UUID] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)
    levels: dict[str, dict[UUID, set[str]]] = field(default_factory=dict)
    fields: dict[tuple[str, UUID], set[str]] = field(default_factory=dict)
    valid_until: datetime | None = None
    epoch: int = 0
    last_seq: int = 0


def read(member: Membership) -> Holdings:
    """Everything the member holds; nothing at all when the membership or the account is not active."""
    found = Holdings()
    asked = [member.user_id, member.id, member.workspace_id]
    for row in rows_of("artel_holdings", "uuid, uuid, uuid", _sql(), asked):
        _take(found, *row)
    return found


def _take(
    found: Holdings,
    kind: str,
    word: str,
    target: UUID,
    code: str,
    fields: Iterable[str] | None,
    until: datetime | None,
    number: int | None,
) -> None:
    if kind == "clock":
        found.epoch, found.last_seq = int(number or 0), int(code)
        return
    if kind == "me":
        found.is_active = True
        return
    if until is not None and (found.valid_until is None or until < found.valid_until):
        found.valid_until = until
    if kind == "role":
        found.roles.add(code.removeprefix("role_"))
    elif kind == "team":
        found.teams.add(target)
    elif kind == "circle":
        found.circles.add(target)
        found.groups.add(int(number or 0))
    else:
        level = code.removeprefix(f"{word}_")
        found.levels.setdefault(word, {}).setdefault(target, set()).add(level)
        found.fields.setdefault((word, target), set()).update(fields or ())


def _grants(word: str, kind: str, model: type[Grant], holder: str) -> str:
    table = model._meta.db_table
    return (
        f"select '{kind}', '{word}', g.content_object_id, p.codename::text, g.fields::text[],"  # noqa: S608
        f" g.expires_at, null::bigint from {table} g join auth_permission p on p.id = g.permission_id"
        f" where g.workspace_id = $3 and {holder} and (g.expires_at is null or g.expires_at > now())"
        " and exists (select 1 from me)"
    )


@lru_cache(maxsize=1)
def _sql() -> str:
    """The statement of user, member and workspace; table names come from the registry."""
    mine = "g.user_id = $1"
    ours = "g.group_id in (select group_id from mine)"
    parts = [
        _grants("workspace", "role", WorkspaceUserGrant, mine),
        _grants("workspace", "role", WorkspaceGroupGrant, ours),
        "select 'me', '', null::uuid, '', null::text[], null::timestamptz, null::bigint from me",
        "select 'circle', '', id, '', null::text[], null::timestamptz, group_id::bigint from mine",
        "select 'team', '', id, '', null::text[], null::timestamptz, null::bigint from teams",
        "select 'clock', '', null::uuid, event_seq::text, null::text[], null::timestamptz, acl_epoch"
        " from journal_clock where workspace_id = $3",
    ]
    for word, (user_model, group_model) in sorted(grant_sources().items()):
        parts.append(_grants(word, "grant", user_model, mine))
        parts.append(_grants(word, "grant", group_model, ours))
    return (
        "with recursive me as (select m.id from accounts_membership m join accounts_user u on u.id = m.user_id"  # noqa: S608
        " where m.id = $2 and m.workspace_id = $3 and m.is_active and m.joined_at is not null"
        " and u.is_active),"
        " mine as (select c.id, c.group_id from accounts_circle c join accounts_user_groups ug"
        " on ug.group_id = c.group_id where ug.user_id = $1 and c.workspace_id = $3"
        " and exists (select 1 from me)),"
        " teams as (select t.id from accounts_team t join mine on mine.id = t.circle_id"
        " union select t.id from accounts_team t join teams on t.parent_id = teams.id) " + " union all ".join(parts)
    )

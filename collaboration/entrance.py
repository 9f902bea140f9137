"""Who comes in: the session, the membership and the scope behind a socket, and whether they still hold.

Everything here blocks and runs in a thread (collaboration.threads).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Model
from django.http.cookie import parse_cookie
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import Circle, Membership, User, Workspace
from accounts.sessions import user_of
from collaboration.closing import NO_ACCESS, NOT_SIGNED_IN, SESSION_ENDED
from collaboration.topics import record_of
from journal.errors import NotFound
from journal.fence import fence
from permissions.field_rights import Rights, rights_on
from permissions.http import second_factor_missing
from permissions.scope import Scope


@dataclass(frozen=True)
class Visitor:
    """A member at a socket."""

    workspace_id: UUID
    member_id: UUID
    user_id: UUID
    session_key: str
    name: str
    colour: int
    kind: str
    workspace_name: str


@dataclass(frozen=True)
class Standing:
    """What a visitor may hear at the moment.

    Args:
        groups: the Django groups of the circles the scope stands on, by which access changes name people.
        seen: of the record topics asked about, those the scope sees.
        records: those records, as they were when they were looked at.
        rights: the fields the scope reads and edits on each of them.
        knows_staff: whether they may know which staff are here; outsiders only where the workspace allows it.
    """

    scope: Scope
    groups: frozenset[int]
    seen: frozenset[str]
    records: Mapping[str, Model] = field(default_factory=dict)
    rights: Mapping[str, Rights] = field(default_factory=dict)
    knows_staff: bool = True


class Refused(Exception):
    """The socket is to be closed with `code`."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


def session_key_of(headers: list[tuple[bytes, bytes]]) -> str:
    """The session cookie of a handshake; "" when there is none."""
    cookies = b"; ".join(value for name, value in headers if name == b"cookie")
    return parse_cookie(cookies.decode("latin1")).get(settings.SESSION_COOKIE_NAME, "")


def admit(slug: str, session_key: str) -> tuple[Visitor, Standing]:
    """Let somebody in.

    Raises:
        Refused: not signed in, no such workspace, or not an active member of it.
    """
    user = user_of(session_key)
    if user is None:
        raise Refused(NOT_SIGNED_IN)
    workspace = Workspace.objects.filter(slug=slug).first()
    if workspace is None:
        raise Refused(NO_ACCESS)
    with fence(workspace.id, user.pk):
        member = Membership.objects.select_related("user").filter(workspace=workspace, user=user).first()
        if member is None:
            raise Refused(NO_ACCESS)
        standing = _standing(workspace, member, frozenset())
    return (
        Visitor(
            workspace_id=workspace.id,
            member_id=member.id,
            user_id=user.pk,
            session_key=session_key,
            name=member.name,
            colour=member.colour,
            kind=member.kind,
            workspace_name=workspace.name,
        ),
        standing,
    )


def judge(visitor: Visitor, topics: frozenset[str]) -> Standing:
    """Judge a visitor again, with the record topics they listen to; behind the workspace's fence.

    Raises:
        Refused: the session or the membership has ended.
    """
    user = user_of(visitor.session_key)
    if user is None or user.pk != visitor.user_id:
        raise Refused(SESSION_ENDED)
    workspace = Workspace.objects.get(pk=visitor.workspace_id)
    member = Membership.objects.select_related("user").filter(pk=visitor.member_id).first()
    if member is None:
        raise Refused(NO_ACCESS)
    return _standing(workspace, member, topics)


def _standing(workspace: Workspace, member: Membership, topics: frozenset[str]) -> Standing:
    scope = Scope.of(member)
    # Asked after the scope was read: whoever is deactivated in between carries an older epoch than that change.
    active = Membership.objects.filter(
        pk=member.pk, is_active=True, joined_at__isnull=False, user__is_active=True
    ).exists()
    if not active or second_factor_missing(workspace, member):
        raise Refused(NO_ACCESS)
    groups = frozenset(Circle.objects.filter(id__in=scope.held.circles).values_list("group_id", flat=True))
    records = {topic: record for topic in topics if (record := seen_as(scope, topic)) is not None}
    return Standing(
        scope,
        groups,
        frozenset(records),
        records,
        rights={topic: rights_on(record, scope) for topic, record in records.items()},
        knows_staff=scope.is_staff or workspace.portal_sees_staff,
    )


def rights_at(scope: Scope, topic: str) -> Rights | None:
    """The fields the scope reads and edits of the record a topic names; None when it does not see it."""
    record = seen_as(scope, topic)
    return None if record is None else rights_on(record, scope)


def seen_as(scope: Scope, topic: str) -> Model | None:
    """The record a topic names; None when the scope does not see it."""
    found = record_of(topic)
    if found is None:
        return None
    guard, pk = found
    try:
        return scope.load(guard.model, pk)
    except NotFound:
        return None


def ended(visitors: list[Visitor]) -> dict[Visitor, int]:
    """Which of one workspace's visitors have to go, and by which close code; three queries for all of them."""
    store = SessionStore.get_model_class()
    keys = {visitor.session_key for visitor in visitors}
    sessions = {row.pk: row for row in store.objects.filter(pk__in=keys, expire_date__gt=timezone.now())}
    users = {row.pk: row for row in User.objects.filter(pk__in={visitor.user_id for visitor in visitors})}
    members = set(
        Membership.objects.filter(
            pk__in={visitor.member_id for visitor in visitors}, is_active=True, user__is_active=True
        ).values_list("pk", flat=True)
    )
    hashes = {pk: user.get_session_auth_hash() for pk, user in users.items()}
    found: dict[Visitor, int] = {}
    for visitor in visitors:
        session = sessions.get(visitor.session_key)
        data = session.get_decoded() if session is not None else {}
        same = constant_time_compare(data.get(HASH_SESSION_KEY, ""), hashes.get(visitor.user_id, "-"))
        if data.get(SESSION_KEY) != str(visitor.user_id) or not same:
            found[visitor] = SESSION_ENDED
        elif visitor.member_id not in members:
            found[visitor] = NO_ACCESS
    return found

"""Who comes in: the session, the membership and the scope behind a socket, and whether they still hold.

Everything here blocks and runs in a thread (collaboration.threads).
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Model
from django.http.cookie import parse_cookie
from django.utils.crypto import constant_time_compare

from accounts.models import Membership, User, Workspace
from accounts.sessions import user_of
from collaboration.closing import NO_ACCESS, NOT_SIGNED_IN, SESSION_ENDED
from collaboration.topics import record_of
from journal.errors import NotFound
from journal.fence import fence
from permissions.field_rights import Rights, rights_on
from permissions.http import second_factor_missing
from permissions.prepared import partial_record, rows_of
from permissions.scope import Scope


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    groups: Set[int]
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
    gone, members = _looked_up([visitor])
    if visitor in gone:
        raise Refused(gone[visitor])
    member = members[visitor.member_id]
    return _standing(member.workspace, member, topics)


def _standing(workspace: Workspace, member: Membership, topics: frozenset[str]) -> Standing:
    scope = Scope.of(member)
    # In the statement that read the epoch: whoever is deactivated after it carries an older one than that change.
    if not scope.held.is_active or second_factor_missing(workspace, member):
        raise Refused(NO_ACCESS)
    records = {topic: record for topic in topics if (record := seen_as(scope, topic)) is not None}
    return Standing(
        scope,
        scope.held.groups,
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
    """Which of one workspace's visitors have to go, and by which close code; one query for all of them."""
    return _looked_up(visitors)[0]


def _looked_up(visitors: list[Visitor]) -> tuple[dict[Visitor, int], dict[UUID, Membership]]:
    """Who has to go, and the memberships of all, with their account and workspace as far as a judgement needs them."""
    asked: list[Any] = [[one.member_id for one in visitors], [one.session_key for one in visitors]]
    members: dict[UUID, Membership] = {}
    gone: dict[Visitor, int] = {}
    for number, session, *row in rows_of("artel_visitors", "uuid[], text[]", _VISITORS, asked):
        visitor = visitors[number - 1]
        member = members[visitor.member_id] = _member(visitor, *row)
        if session is None or not _is_of(session, visitor.user_id, member.user):
            gone[visitor] = SESSION_ENDED
        elif not member.is_active:
            gone[visitor] = NO_ACCESS
    return gone, members


# A judgement waits for nothing so long as for this: its sessions, memberships, accounts and workspaces come together.
_VISITORS = """
    select asked.number, session.session_data, member.kind, member.is_active, account.id, account.password,
        account.is_active, home.two_factor_required, home.portal_two_factor_required, home.portal_sees_staff
    from unnest($1, $2) with ordinality as asked (member, session, number)
    left join accounts_membership member on member.id = asked.member
    left join accounts_workspace home on home.id = member.workspace_id
    left join accounts_user account on account.id = member.user_id
    left join django_session session
        on session.session_key = asked.session and session.expire_date > statement_timestamp()
"""


def _member(
    visitor: Visitor,
    kind: str | None,
    is_active: bool | None,
    user_id: UUID | None,
    password: str,
    may_sign_in: bool,
    staff_factor: bool,
    portal_factor: bool,
    sees_staff: bool,
) -> Membership:
    """The membership of a row of _VISITORS; one that is gone is not active and nobody's."""
    workspace = partial_record(
        Workspace,
        id=visitor.workspace_id,
        two_factor_required=staff_factor,
        portal_two_factor_required=portal_factor,
        portal_sees_staff=sees_staff,
    )
    user = partial_record(User, id=user_id, password=password, is_active=may_sign_in) if user_id is not None else None
    member = partial_record(
        Membership,
        id=visitor.member_id,
        workspace_id=visitor.workspace_id,
        user_id=user_id,
        kind=kind or visitor.kind,
        is_active=bool(is_active),
    )
    member.workspace, member.user = workspace, user
    return member


def _is_of(session_data: str, user_id: UUID, user: User | None) -> bool:
    """Is it the session of an account that may sign in, with the password of now?"""
    data = SessionStore().decode(session_data)
    if data.get(SESSION_KEY) != str(user_id) or user is None or user.pk != user_id or not user.is_active:
        return False
    hashes = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return any(constant_time_compare(data.get(HASH_SESSION_KEY, ""), one) for one in hashes)

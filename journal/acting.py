"""act() and publish(): one act is one transaction is the change plus its journal rows."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone

from journal.events import Fact, plain
from journal.fence import fence
from journal.models import Event

log = logging.getLogger(__name__)


class HasId(Protocol):
    """What act() needs of a workspace."""

    @property
    def id(self) -> UUID: ...


class Doer(Protocol):
    """Who acts: a person, a token, a rule, an import run."""

    @property
    def member_id(self) -> UUID | None: ...
    @property
    def user_id(self) -> UUID | None: ...
    @property
    def kind(self) -> str: ...


Audience = dict[str, Any]
# Filled by permissions (who may hear of an object) and collaboration (who tells them), in AppConfig.ready().
audience_of: Callable[[models.Model], Audience] = lambda about: {}  # noqa: E731
announcers: list[Callable[[UUID, int], None]] = []
# Called at the end of every act, in its transaction, with all that was published; they may publish more.
witnesses: list[Callable[["Act"], None]] = []


@dataclass
class Act:
    """The act we are in: who does it, where, and what has been published so far."""

    workspace: Any
    actor: Any
    mutation_id: str = ""
    rows: list[Event] = field(default_factory=list)
    bumps: int = 0
    seen: dict[tuple[str, Any], Audience] = field(default_factory=dict)
    # The event that is being taken back at this moment.
    undoing: UUID | None = None

    def remember(self, about: models.Model) -> None:
        """Keep who hears of `about` before it changes, so that those who lose it are told."""
        self.seen.setdefault((about._meta.label_lower, about.pk), audience_of(about))


_current: ContextVar[Act | None] = ContextVar("act", default=None)


class OutsideAct(RuntimeError):
    """An operation was called without act()."""


def current() -> Act:
    """The act we are in.

    Raises:
        OutsideAct: there is none; operations only run inside act().
    """
    act_now = _current.get()
    if act_now is None:
        raise OutsideAct("operations run inside act()")
    return act_now


@contextmanager
def act(workspace: HasId, *, by: Doer, mutation_id: str = "") -> Iterator[Act]:
    """Open the one transaction of a change; joins the act that is already open for the same workspace.

    Args:
        workspace: the workspace everything inside belongs to.
        by: who acts.
        mutation_id: the browser's own id for this change; it comes back in the live event.

    Raises:
        OutsideAct: an act of another workspace is open.
    """
    outer = _current.get()
    if outer is not None:
        if outer.workspace.id != workspace.id:
            raise OutsideAct("one act touches one workspace")
        yield outer
        return
    with transaction.atomic(), fence(workspace.id, by.user_id, local=True):
        this = Act(workspace=workspace, actor=by, mutation_id=mutation_id)
        token = _current.set(this)
        try:
            yield this
            for witness in witnesses:
                witness(this)
            _write(this)
        finally:
            _current.reset(token)


@contextmanager
def attempt() -> Iterator[None]:
    """A part of an act that may be refused without the rest: its changes and facts go, the act goes on."""
    now = current()
    facts, bumps = len(now.rows), now.bumps
    try:
        with transaction.atomic():
            yield
    except Exception:
        del now.rows[facts:]
        now.bumps = bumps
        raise


def publish(
    fact: Fact,
    *,
    about: models.Model,
    only: str | None = None,
    members: list[UUID] | None = None,
    parents: list[str] | None = None,
    heard_by: Audience | None = None,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Record a fact; it is numbered and sent when the act ends.

    Args:
        fact: what happened.
        about: the record it happened to.
        only: narrows the audience: "internal" (staff), "circle:<id>", "member:<id>"; None for all who see `about`.
        members: the only members who hear of it, whatever they see (their notifications).
        parents: further records whose watchers want to know, as "type:<id>".
        heard_by: instead of whoever sees `about` (see permissions.audiences).
        values: `{attribute: [before, after]}` as stored, for taking it back; never shown and never sent.
    """
    now = current()
    payload = fact.payload()
    if values:
        payload["values"] = plain(dict(values))
    if now.undoing is not None:
        payload["undoes"] = str(now.undoing)
    audience: Audience = {"members": [str(member) for member in members]} if members is not None else {}
    if members is None:
        audience = dict(heard_by) if heard_by is not None else _heard(now, about)
    if only:
        audience["only"] = only
    now.rows.append(
        Event(
            workspace_id=now.workspace.id,
            kind=fact.kind,
            about_type=noun_of(about),
            about_id=about.pk,
            version=getattr(about, "version", None),
            parents=parents or [],
            audience=audience,
            actor_id=now.actor.member_id,
            actor_kind=now.actor.kind,
            mutation_id=now.mutation_id,
            payload=payload,
        )
    )


def _heard(now: Act, about: models.Model) -> Audience:
    """Who sees `about` now, and by which branches somebody saw it before this act."""
    audience = dict(audience_of(about))
    before = now.seen.get((about._meta.label_lower, about.pk), {})
    if lost := sorted(set(before.get("keys", [])) - set(audience.get("keys", []))):
        audience["before"] = lost
    return audience


def noun_of(about: models.Model | type[models.Model]) -> str:
    """The word for a model over the wire: its `noun`, or its name in lower case."""
    return getattr(about, "noun", None) or str(about._meta.model_name)


def bump_access() -> None:
    """Say that access rules changed: whoever was judged before is judged again (see permissions.grants)."""
    current().bumps += 1


def _write(this: Act) -> None:
    """Number the rows and insert them; last of all, so that the clock's row is locked for microseconds."""
    if not this.rows and not this.bumps:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into journal_clock (workspace_id, event_seq, acl_epoch) values (%s, %s, %s)"
            " on conflict (workspace_id) do update set event_seq = journal_clock.event_seq + %s,"
            " acl_epoch = journal_clock.acl_epoch + %s returning event_seq, acl_epoch",
            [this.workspace.id, len(this.rows), this.bumps, len(this.rows), this.bumps],
        )
        last, epoch = cursor.fetchone()
    now = timezone.now()
    for offset, row in enumerate(this.rows):
        row.seq = last - len(this.rows) + 1 + offset
        row.acl_epoch = epoch
        row.created_at = now
    Event.objects.bulk_create(this.rows, batch_size=1000)
    transaction.on_commit(lambda: _announce(this.workspace.id, last), robust=True)


def _announce(workspace_id: UUID, seq: int) -> None:
    for announce in announcers:
        try:
            announce(workspace_id, seq)
        except Exception:
            # The bus is a hint, the table is the truth: the readers' tick finds the event.
            log.warning("the live bus did not take event %s", seq, exc_info=True)

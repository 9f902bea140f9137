"""Scope: what one person may see and do in one workspace, resolved once and frozen."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Membership
from journal.acting import Audience, _current
from journal.errors import Forbidden, NotFound
from permissions.capabilities import Capability
from permissions.registry import Branch, Guard, guard_named, guard_of
from permissions.roles import verbs_of
from permissions.scope import holdings
from permissions.scope.page import Page, page_of

M = TypeVar("M", bound=models.Model)
Keys = Mapping[str, frozenset[Capability]]
NOTHING: frozenset[Capability] = frozenset()


class Scope:
    """One person in one workspace. Never kept longer than a request, or than `valid_until` on a socket.

    Args:
        member: the membership.
        held: what it holds (see holdings.read).
    """

    def __init__(self, member: Membership, held: holdings.Holdings) -> None:
        self.member_id: UUID = member.id
        self.user_id: UUID | None = member.user_id
        self.workspace_id: UUID = member.workspace_id
        self.kind: str = member.kind
        self.is_staff = member.kind == "staff"
        self.held = held
        self.everywhere, self.own = verbs_of(frozenset(held.roles))
        self._keys: dict[str, Keys] = {}

    @classmethod
    def of(cls, member: Membership) -> "Scope":
        """Read what `member` holds: one statement; empty when the person is not active."""
        return cls(member, holdings.read(member))

    @classmethod
    def hypothetical(cls, workspace_id: UUID, kind: str, held: holdings.Holdings) -> "Scope":
        """Somebody who does not exist, with these holdings: for showing what an outsider would see."""
        return cls(Membership(workspace_id=workspace_id, kind=kind), held)

    @property
    def epoch(self) -> int:
        return self.held.epoch

    @property
    def valid_until(self) -> datetime | None:
        return self.held.valid_until

    @cached_property
    def ears(self) -> frozenset[str]:
        """What a narrowed audience may name: "internal" for staff, the person, and their circles."""
        own = {f"member:{self.member_id}", *(f"circle:{circle}" for circle in self.held.circles)}
        return frozenset(own | {"internal"} if self.is_staff else own)

    # -- keys: branch -> verbs ---------------------------------------------------------------------------------------

    def keys(self, guard: Guard) -> Keys:
        """The verbs this person has on records of a model, by branch key ("owner:<me>", "pipeline:<id>", "*")."""
        if guard.noun not in self._keys:
            self._keys[guard.noun] = self._make_keys(guard)
        return self._keys[guard.noun]

    def _make_keys(self, guard: Guard) -> Keys:
        keys: dict[str, frozenset[Capability]] = {}
        if self.everywhere:
            keys["*"] = self.everywhere
        for branch in guard.branches:
            if branch.word == "owner" and self.own:
                keys[f"owner:{self.member_id}"] = self.own
            elif branch.word == "team" and self.own:
                keys.update({f"team:{team}": self.own for team in self.held.teams})
            elif branch.grants is not None:
                for target, names in self.held.levels.get(branch.word, {}).items():
                    verbs = frozenset().union(*(guard.levels.get(name, NOTHING) for name in names))
                    if verbs:
                        keys[f"{branch.word}:{target}"] = verbs
        if self.is_staff:
            keys.update(self._inherited_keys(guard))
        return keys

    def _inherited_keys(self, guard: Guard) -> dict[str, frozenset[Capability]]:
        """The keys of what records of this model are about, as "deal>owner:<me>", with the verbs they give here."""
        found: dict[str, frozenset[Capability]] = {}
        for noun in guard.inherits:
            about = guard_named(noun)
            for key, verbs in self.keys(about).items() if about else ():
                if here := guard.inherited(noun, verbs):
                    found[f"{noun}>{key}"] = here
        return found

    # -- decisions ---------------------------------------------------------------------------------------------------

    def can(self, capability: Capability) -> bool:
        """A verb on the workspace as a whole."""
        return capability in self.everywhere

    def require(self, capability: Capability) -> None:
        """Refuse unless the verb is held on the whole workspace.

        Raises:
            Forbidden: it is not.
        """
        if capability not in self.everywhere:
            raise Forbidden

    def verbs(self, record: models.Model) -> frozenset[Capability]:
        """Everything this person may do with a record, in memory."""
        if getattr(record, "workspace_id", self.workspace_id) != self.workspace_id:
            return NOTHING
        guard = guard_of(type(record))
        if guard.put_away and not self.is_staff and getattr(record, guard.put_away) is not None:
            return NOTHING
        keys = self.keys(guard)
        return frozenset().union(*(keys.get(key, NOTHING) for key in guard.keys(record)))

    def allows(self, record: models.Model, capability: Capability) -> bool:
        """May this person do that with this record? In memory, 0 queries."""
        return capability in self.verbs(record)

    def abilities(self, record: models.Model) -> list[str]:
        """The verbs on a record, sorted: what the browser shows buttons by."""
        noun = guard_of(type(record)).noun
        if noun == "workspace":
            # On the workspace every verb counts: whether to show "New company" or the list of members.
            return sorted(self.everywhere)
        return sorted(verb.value for verb in self.verbs(record) if verb.value.startswith(f"{noun}."))

    def given_fields(self, record: models.Model) -> set[str]:
        """Fields shown to an outsider on top of their kind's own, from the shares that reach this record."""
        guard = guard_of(type(record))
        found: set[str] = set()
        for branch in guard.branches:
            if branch.grants is not None:
                found |= self.held.fields.get((branch.word, getattr(record, branch.column)), set())
        return found

    def hears(self, audience: Audience, *, before: bool = False) -> bool:
        """Does an event reach this person? Matches the frozen audience, 0 queries.

        Args:
            before: ask about the branches the record had before the change, for telling who lost it.
        """
        only = audience.get("only")
        if only and not self.is_staff and only not in self.ears:
            return False
        if members := audience.get("members"):
            return str(self.member_id) in members
        if before:
            return self._sees_one(audience.get("noun", ""), audience.get("before", []))
        if audience.get("everybody"):
            return True
        if self._sees_one(audience.get("noun", ""), audience.get("keys", ())):
            return True
        also = audience.get("also", ())
        return bool(also) and any(self._sees_one(one.get("noun", ""), one.get("keys", ())) for one in also)

    def _sees_one(self, noun: str, names: Iterable[str]) -> bool:
        guard = guard_named(noun)
        if guard is None:
            return False
        keys = self._keys.get(noun) or self.keys(guard)
        # A loop, not any(): a generator for each of a thousand listeners costs as much as all the rest.
        for key in names:  # noqa: SIM110
            if guard.view in keys.get(key, NOTHING):
                return True
        return False

    # -- reading -----------------------------------------------------------------------------------------------------

    def visible(
        self, model: type[M], to: Capability | None = None, *, rows: "models.QuerySet[M] | None" = None
    ) -> "models.QuerySet[M]":
        """Every record of a model that this person may see (or do `to` with): branches OR-ed, ids as literals.

        Args:
            rows: narrows the records; defaults to all of the model.
        """
        guard = guard_of(model)
        rows = self._kept(model, guard, rows)
        branches = self.branches(guard, to or guard.view)
        if branches is None:
            return rows
        if not branches:
            return rows.none()
        return rows.filter(Q(*branches, _connector=Q.OR))

    def page(
        self,
        model: type[M],
        *,
        order: str = "-updated_at",
        after: str | None = None,
        n: int = 50,
        rows: "models.QuerySet[M] | None" = None,
    ) -> Page[M]:
        """One keyset page. An indexed order walks every branch's own index; others sort what is visible.

        Args:
            order: a field of the model, "-" for descending; the caller's allowlist has passed it.
            after: the cursor of the page before; None for the first.
            n: rows wanted, at most 200.
            rows: narrows the records (filters); defaults to all of the model.
        """
        guard = guard_of(model)
        return page_of(
            self._kept(model, guard, rows), self.branches(guard, guard.view), guard, order, after, min(n, 200)
        )

    def load(self, model: type[M], pk: UUID | None, to: Capability | None = None, *, lock: bool = False) -> M:
        """One record, or a refusal: invisible is 404, visible but not allowed is 403.

        Args:
            to: the verb intended; seeing it unless given.
            lock: `SELECT ... FOR NO KEY UPDATE` inside act(), so that check and act are one.

        Raises:
            NotFound: there is no such record for this person.
            Forbidden: they see it but may not do that.
        """
        guard = guard_of(model)
        rows = model._default_manager.filter(**{self._tenant(model): self.workspace_id}, pk=pk)
        record = (rows.select_for_update(no_key=True) if lock else rows).first()
        if record is None or guard.view not in self.verbs(record):
            raise NotFound
        if to is not None and to not in self.verbs(record):
            raise Forbidden
        if lock and (act := _current.get()) is not None:
            act.remember(record)
        return record

    def _kept(self, model: type[M], guard: Guard, rows: "models.QuerySet[M] | None") -> "models.QuerySet[M]":
        """The records of the workspace; for outsiders without what was put away."""
        here: dict[str, Any] = {self._tenant(model): self.workspace_id}
        if guard.put_away and not self.is_staff:
            here[guard.put_away] = None
        return (rows if rows is not None else model._default_manager.all()).filter(**here)

    def branches(self, guard: Guard, to: Capability) -> list[Q] | None:
        """One condition a branch that gives the verb; None when the whole workspace is open."""
        if to in self.everywhere:
            return None
        found: list[Q] = []
        for branch in guard.branches:
            ids = [key.partition(":")[2] for key, verbs in self.keys(guard).items() if to in verbs and _of(key, branch)]
            if not ids:
                continue
            if branch.column == "id" and branch.grants is not None and len(ids) > holdings.DIRECT_LIMIT:
                found.append(self._direct(branch, guard, to))
            else:
                found.append(Q(**{f"{branch.column}__in": [UUID(pk) for pk in ids]}))
        return found + (self._through(guard, to) if self.is_staff else [])

    def _through(self, guard: Guard, to: Capability) -> list[Q]:
        """The records about something on which this person has the verb that gives `to` here."""
        found: list[Q] = []
        for noun, verbs in guard.inherits.items():
            about, there = guard_named(noun), verbs.get(to)
            if about is None or there is None:
                continue
            if there in self.everywhere:
                found.append(Q(about_type=noun))
            elif self.branches(about, there):
                found.append(Q(about_type=noun, about_id__in=self.visible(about.model, there).values("pk")))
        return found

    def _direct(self, branch: Branch, guard: Guard, to: Capability) -> Q:
        """Many direct shares: a sub-query over the grants instead of a long list of ids."""
        if branch.grants is None:
            raise LookupError(branch.word)
        codes = [f"{branch.word}_{level}" for level, verbs in guard.levels.items() if to in verbs]
        live = Q(permission__codename__in=codes) & (Q(expires_at=None) | Q(expires_at__gt=Now()))
        to_user: Any
        to_group: Any
        to_user, to_group = branch.grants
        mine = to_user._default_manager.filter(live, workspace_id=self.workspace_id, user_id=self.user_id)
        ours = to_group._default_manager.filter(
            live, workspace_id=self.workspace_id, group__circle__in=list(self.held.circles)
        )
        return Q(id__in=mine.values("content_object_id")) | Q(id__in=ours.values("content_object_id"))

    @staticmethod
    def _tenant(model: type[models.Model]) -> str:
        return "id" if model._meta.model_name == "workspace" else "workspace_id"


def _of(key: str, branch: Branch) -> bool:
    return key.startswith(f"{branch.word}:")

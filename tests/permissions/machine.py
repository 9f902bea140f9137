"""Random histories of the world: after some steps everybody's Scope must say exactly what the oracle says."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from accounts.models import Membership, Team, User
from journal.errors import Forbidden, NotFound
from permissions.audiences import audience_of
from permissions.capabilities import Capability
from permissions.grants import end_share, set_roles, share
from permissions.registry import grant_sources
from permissions.scope import Scope
from tests.permissions.world import HERE, Facts, Grant, Oracle, World
from workspace.deals.models import Deal, Pipeline

LEVEL = st.sampled_from(["view", "comment", "move", "edit"])
UNTIL = st.sampled_from(["", "later", "over"])
STAFF_ROLES = ["owner", "admin", "manager", "member"]
# Few moments, so that deals share one and the order has ties.
MOMENTS = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2)]
# A transaction's now() is its beginning, and a whole test is one.
AGO = timedelta(hours=1)


GRANTEE = st.tuples(st.sampled_from(["member", "team", "company"]), st.integers(0, 7))


def some(n: int) -> st.SearchStrategy[int]:
    return st.integers(0, n - 1)


class History(RuleBasedStateMachine):
    """Subclasses name the `world`, which every history starts from and leaves as it was, and what happens first."""

    world: World
    opening: Callable[["History"], None] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts = self.world.facts()
        self.oracle = Oracle(self.world, self.facts)
        self.serial = self.steps = 0
        self.concerned: int | None = None
        self.rows: list[Deal] | None = None
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        for number, deal in enumerate(self.world.deals):
            self.add_deal(*deal, moment=number % 2, rank=number % 3)
        if self.opening is not None:
            self.opening()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    # -- what happens ------------------------------------------------------------------------------------------------

    def add_deal(self, pipeline: int, *rest: int | None, moment: int, rank: int) -> None:
        where = self.world.where_is("pipeline", pipeline)
        placed = (where, pipeline, *rest)
        self.serial += 1
        with self.world.acting(where):
            deal = Deal.objects.create(
                workspace=self.world.workspaces[where],
                serial=self.serial,
                title="A deal",
                currency="EUR",
                rank=rank,
                amount=rank or None,
                **self.world.columns(placed),
            )
            Deal.objects.filter(pk=deal.pk).update(updated_at=MOMENTS[moment])
        self.facts.deals[deal.pk] = placed

    @rule(number=some(10), pipeline=some(2), company=some(3), owner=some(9), team=some(4))
    def change_deal(self, number: int, pipeline: int, company: int, owner: int, team: int) -> None:
        deal = self._deal(number)
        where = self.facts.deals[deal][0]
        placed = self.world.placed(where, pipeline + 2 * where, company, owner, team)
        with self.world.acting(where):
            Deal.objects.filter(pk=deal).update(**self.world.columns(placed))
        self.rows = None
        self.facts.deals[deal] = placed

    @rule(number=some(4), to=GRANTEE, level=LEVEL, until=UNTIL, ticked=st.booleans())
    def share_pipeline(self, number: int, to: tuple[str, int], level: str, until: str, ticked: bool) -> None:
        self._share("pipeline", number, to, level, until, ticked)

    @rule(number=some(4), to=GRANTEE, until=UNTIL, ticked=st.booleans())
    def share_company(self, number: int, to: tuple[str, int], until: str, ticked: bool) -> None:
        self._share("company", number, to, "view", until, ticked)

    @rule(number=some(10), to=GRANTEE, level=LEVEL, until=UNTIL, ticked=st.booleans())
    def share_deal(self, number: int, to: tuple[str, int], level: str, until: str, ticked: bool) -> None:
        self._share("deal", number, to, level, until, ticked)

    def _share(self, word: str, number: int, to: tuple[str, int], level: str, until: str, ticked: bool) -> None:
        where, key, record = self._record(word, number)
        side, grantee = to
        grantee = self.world.grantee(where, side, grantee)
        fields = frozenset({"amount"} if ticked else ())
        with self.world.acting(where):
            later = now() + timedelta(days=1) if until else None
            grant = share(record, self.world.holder(side, grantee), level, expires_at=later, fields=sorted(fields))
            if until == "over":
                type(grant).objects.filter(pk=grant.pk).update(expires_at=now() - AGO)
        self.facts.grants[word, key, side, grantee] = Grant(level, until, fields)
        self.concerned = self._one_of(side, grantee)

    @precondition(lambda self: self.facts.grants)
    @rule(number=some(20), ends=st.sampled_from(["taken back", "in time"]))
    def end_of_share(self, number: int, ends: str) -> None:
        key = sorted(self.facts.grants, key=str)[number % len(self.facts.grants)]
        word, target, side, grantee = key
        self.concerned = self._one_of(side, grantee)
        where = self.facts.deals[target][0] if word == "deal" else self.world.where_is(word, target)
        with self.world.acting(where):
            record = Deal.objects.get(pk=target) if word == "deal" else self.world.containers(word)[target]
            holder = self.world.holder(side, grantee)
            model = grant_sources()[word][0 if side == "member" else 1]
            by = {"user_id": holder.user_id} if isinstance(holder, Membership) else {"group_id": holder.group_id}
            rows = model._default_manager.filter(content_object=record, **by)
            if ends == "taken back":
                end_share(record, rows.get())
                del self.facts.grants[key]
            else:
                rows.update(expires_at=now() - AGO)
                self.facts.grants[key].until = "over"

    @rule(member=some(8), team=some(3), belongs=st.booleans())
    def place(self, member: int, team: int, belongs: bool) -> None:
        team = team if self.world.cast[member][0] == HERE else 3
        self.world.place(member, team, belongs=belongs)
        (self.facts.places.add if belongs else self.facts.places.discard)((member, team))

    @rule(team=some(3), parent=some(4))
    def move_team(self, team: int, parent: int) -> None:
        above = parent if parent < 3 else None
        line, seen = above, {team}
        while line is not None:
            if line in seen:
                return
            seen.add(line)
            line = self.facts.team_parent[line]
        with self.world.acting(HERE):
            Team.objects.filter(pk=self.world.teams[team].pk).update(
                parent=None if above is None else self.world.teams[above]
            )
        self.facts.team_parent[team] = above

    @rule(member=st.sampled_from([0, 1, 2, 3, 6, 7]), roles=st.sets(st.sampled_from(STAFF_ROLES), max_size=2))
    def give_roles(self, member: int, roles: set[str]) -> None:
        where, self.concerned = self.world.cast[member][0], member
        with self.world.acting(where):
            set_roles(self.world.workspaces[where], self.world.members[member], roles)
        self.facts.roles[member] = set(roles)

    @rule(member=some(8), state=st.sampled_from(["away", "closed", "invited", "back", "back", "back"]))
    def come_and_go(self, member: int, state: str) -> None:
        where, account, *_ = self.world.cast[member]
        facts, self.concerned = self.facts, member
        for held, one in ((facts.away, member), (facts.closed, account), (facts.invited, member)):
            held.discard(one)
        if state != "back":
            {"away": facts.away, "closed": facts.closed, "invited": facts.invited}[state].add(
                account if state == "closed" else member
            )
        with self.world.acting(where):
            joined = None if state == "invited" else now()
            Membership.objects.filter(pk=self.world.members[member].pk).update(
                is_active=state != "away", joined_at=joined
            )
            User.objects.filter(pk=self.world.users[account].pk).update(is_active=state != "closed")

    # -- what must hold ----------------------------------------------------------------------------------------------

    @invariant()
    def one_person_after_another_has_exactly_what_they_should(self) -> None:
        """Whoever the last step concerned; else the next one in turn."""
        self.steps += 1
        member = self.steps % len(self.world.cast) if self.concerned is None else self.concerned
        self.concerned = None
        with self.world.behind_the_fence(member):
            scope = Scope.of(self.world.members[member])
            self._judge_lists(member, scope)
            self._judge_loading(member, scope)
        self._judge_records(member, scope, self._every_deal())

    def _judge_lists(self, member: int, scope: Scope) -> None:
        seen = self.oracle.may(member, Capability.DEAL_VIEW)
        assert set(scope.visible(Deal).values_list("pk", flat=True)) == seen
        editable = set(scope.visible(Deal, Capability.DEAL_EDIT).values_list("pk", flat=True))
        assert editable == self.oracle.may(member, Capability.DEAL_EDIT)
        for order in ("rank", "-amount"):
            walked = self._walk(scope, order)
            assert sorted(walked) == sorted(seen)
        assert self._walk(scope, "-updated_at") == self._in_order(scope)
        pipelines = {self.world.pipelines.index(one) for one in scope.visible(Pipeline)}
        assert pipelines == self.oracle.pipelines(member)

    def _judge_records(self, member: int, scope: Scope, deals: list[Deal]) -> None:
        """In memory, with the records of both workspaces."""
        staff = self.world.cast[member][2] == "staff"
        for deal in deals:
            verbs = self.oracle.verbs(member, deal.pk)
            assert scope.verbs(deal) == verbs
            assert all(scope.allows(deal, verb) == (verb in verbs) for verb in Capability)
            assert scope.given_fields(deal) == self.oracle.given(member, deal.pk) or not verbs
            if deal.workspace_id != scope.workspace_id:
                continue
            sees = Capability.DEAL_VIEW in verbs
            audience = audience_of(deal)
            assert scope.hears(audience) == sees
            assert scope.hears({**audience, "keys": []}) is False
            assert scope.hears({"noun": "deal", "before": audience["keys"]}, before=True) == sees
            assert scope.hears({**audience, "only": "internal"}) == (sees and staff)
            one = f"member:{self.world.members[4].id}"
            assert scope.hears({**audience, "only": one}) == (sees and (staff or member == 4))
            circle = f"circle:{self.world.companies[0].circle_id}"
            assert scope.hears({**audience, "only": circle}) == (sees and (staff or member == 4))
            assert scope.hears({"members": [str(self.world.members[2].id)]}) == (member == 2)

    def _judge_loading(self, member: int, scope: Scope) -> None:
        for deal in sorted(self.facts.deals)[self.steps % 5 :: 5]:
            verbs = self.oracle.verbs(member, deal)
            try:
                answer = scope.load(Deal, deal, to=Capability.DEAL_MOVE).pk == deal
            except NotFound:
                assert Capability.DEAL_VIEW not in verbs
            except Forbidden:
                assert Capability.DEAL_VIEW in verbs
                assert Capability.DEAL_MOVE not in verbs
            else:
                assert answer
                assert {Capability.DEAL_VIEW, Capability.DEAL_MOVE} <= verbs

    # -- helpers -----------------------------------------------------------------------------------------------------

    def _walk(self, scope: Scope, order: str) -> list[UUID]:
        found: list[UUID] = []
        after: str | None = None
        while True:
            page = scope.page(Deal, order=order, after=after, n=5)
            found += [deal.pk for deal in page.items]
            if (after := page.next) is None:
                return found

    def _in_order(self, scope: Scope) -> list[UUID]:
        return [deal.pk for deal in sorted(scope.visible(Deal), key=lambda one: (one.updated_at, one.pk), reverse=True)]

    def _every_deal(self) -> list[Deal]:
        """As they are in the tables of both workspaces; read again only once one has changed."""
        if self.rows is None:
            self.rows = []
            for where in range(len(self.world.workspaces)):
                with self.world.acting(where):
                    self.rows += Deal.objects.all()
        return self.rows

    def _deal(self, number: int) -> UUID:
        return sorted(self.facts.deals)[number % len(self.facts.deals)]

    def _record(self, word: str, number: int) -> tuple[int, Any, Any]:
        """Where a record is, the key the oracle knows it by, and the record."""
        if word == "deal":
            key = self._deal(number)
            where = self.facts.deals[key][0]
            with self.world.acting(where):
                return where, key, Deal.objects.get(pk=key)
        return self.world.where_is(word, number), number, self.world.containers(word)[number]

    def _one_of(self, side: str, grantee: int) -> int | None:
        """Somebody whom a share with this grantee reaches."""
        if side == "member":
            return grantee
        if side == "team":
            return min((member for member, team in self.facts.places if team == grantee), default=None)
        return {0: 4, 1: 5}.get(grantee)

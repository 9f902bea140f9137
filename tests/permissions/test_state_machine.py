"""Scope against a plain-Python oracle over random histories, and proof that the machine finds the faults we fear."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from permissions.capabilities import Capability
from permissions.levels import DEAL_LEVELS
from permissions.scope import Scope, holdings, page
from tests.permissions.machine import History
from tests.permissions.world import World


def run(examples: int, opening: Callable[[History], None] | None = None) -> None:
    """Histories from one beginning; the same ones every time.

    Args:
        opening: what happens first in each of them.

    Raises:
        AssertionError: somebody's Scope says something else than the oracle.
    """
    world = World()
    machine = type("TheHistory", (History,), {"world": world, "opening": opening})
    how = settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )
    run_state_machine_as_test(machine, settings=how)


def test_everybody_has_exactly_what_they_should(db: None):
    run(examples=8)


def test_it_holds_for_people_with_very_many_shares(db: None, monkeypatch: pytest.MonkeyPatch):
    """Past a limit direct shares are asked by a sub-query and containers are not walked one by one."""
    monkeypatch.setattr(holdings, "DIRECT_LIMIT", 0)
    monkeypatch.setattr(page, "SPLIT_LIMIT", 0)
    run(examples=8)


# -- seeded faults ----------------------------------------------------------------------------------------------------


def without_branch(word: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Lists forget one way to a record."""

    def seed(patch: pytest.MonkeyPatch) -> None:
        real = Scope.branches

        def branches(self: Scope, guard: Any, to: Capability) -> list[Q] | None:
            found = real(self, guard, to)
            columns = {branch.column for branch in guard.branches if branch.word == word}
            return found and [one for one in found if str(one.children[0][0]).partition("__in")[0] not in columns]

        patch.setattr(Scope, "branches", branches)

    return seed


def without_sql(part: str, instead: str = "") -> Callable[[pytest.MonkeyPatch], None]:
    """The statement that reads somebody's holdings loses a condition."""

    def seed(patch: pytest.MonkeyPatch) -> None:
        text = holdings._sql()
        assert part in text
        patch.setattr(holdings, "_sql", lambda: text.replace(part, instead))

    return seed


def with_method(owner: Any, name: str, wrong: Callable[..., Any]) -> Callable[[pytest.MonkeyPatch], None]:
    """A function is replaced by a wrong one, which gets the right one first."""

    def seed(patch: pytest.MonkeyPatch) -> None:
        real = getattr(owner, name)
        patch.setattr(owner, name, lambda *args, **more: wrong(real, *args, **more))

    return seed


def too_generous_level(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(holdings, "_take", _raised(holdings._take))


def _raised(real: Callable[..., None]) -> Callable[..., None]:
    def take(found: Any, kind: str, word: str, target: Any, code: str, *rest: Any) -> None:
        real(found, kind, word, target, code.replace("_comment", "_edit") if kind == "grant" else code, *rest)

    return take


def direct_forever(real: Any, self: Scope, branch: Any, guard: Any, to: Capability) -> Q:
    to_user, to_group = branch.grants
    codes = [f"{branch.word}_{level}" for level, verbs in guard.levels.items() if to in verbs]
    mine = to_user._default_manager.filter(permission__codename__in=codes, user_id=self.user_id)
    ours = to_group._default_manager.filter(permission__codename__in=codes, group__circle__in=list(self.held.circles))
    return Q(id__in=mine.values("content_object_id")) | Q(id__in=ours.values("content_object_id"))


def direct_at_any_level(real: Any, self: Scope, branch: Any, guard: Any, to: Capability) -> Q:
    return real(self, branch, guard, Capability.DEAL_VIEW)


def many_shares(fault: Callable[..., Q]) -> Callable[[pytest.MonkeyPatch], None]:
    def seed(patch: pytest.MonkeyPatch) -> None:
        # Only the sub-query decides: with the ids as literals an ended share never gets that far.
        patch.setattr(holdings, "DIRECT_LIMIT", 0)
        with_method(Scope, "_direct", fault)(patch)

    return seed


def no_tenant(real: Any, self: Scope, record: Any) -> frozenset[Capability]:
    before, record.workspace_id = record.workspace_id, self.workspace_id
    try:
        return real(self, record)
    finally:
        record.workspace_id = before


def no_ties(real: Any, model: Any, field: str, down: bool, cursor: str) -> Q:
    strict = real(model, field, down, cursor)
    return strict & ~Q(**{field: strict.children[0][1]}) if field == "updated_at" else strict


LIVE = "(g.expires_at is null or g.expires_at > now())"
FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "lists forget the owner": without_branch("owner"),
    "lists forget the team": without_branch("team"),
    "lists forget shared pipelines": without_branch("pipeline"),
    "lists forget shared companies": without_branch("company"),
    "lists forget shared deals": without_branch("deal"),
    "an ended share still counts": without_sql(LIVE, "true"),
    "a share with an end never counts": without_sql(LIVE, "g.expires_at is null"),
    "a deactivated member stays": without_sql("m.is_active and m.joined_at", "m.joined_at"),
    "an invited member is already in": without_sql(" and m.joined_at is not null"),
    "a closed account stays": without_sql(" and u.is_active"),
    "teams below are forgotten": without_sql("join teams on t.parent_id = teams.id", "join teams on false"),
    "teams are climbed instead of descended": without_sql(
        "select t.id from accounts_team t join teams on t.parent_id = teams.id",
        "select t.parent_id from accounts_team t join teams on t.id = teams.id where t.parent_id is not null",
    ),
    "what was given to a circle is lost": without_sql("g.group_id in (select group_id from mine)", "false"),
    "what was given to anybody counts": without_sql("g.user_id = $1", "g.user_id is not null"),
    "commenting gives editing": too_generous_level,
    "a record of another workspace is judged as ours": with_method(Scope, "verbs", no_tenant),
    "many shares: ended ones still count": many_shares(direct_forever),
    "many shares: any level gives every verb": many_shares(direct_at_any_level),
    "a page skips rows of the same moment": with_method(page, "_beyond", no_ties),
    "a page walks only the first container": with_method(
        page, "_split", lambda real, branches: real(branches)[:1] or real(branches)
    ),
    "outsiders hear what is internal": with_method(
        Scope, "hears", lambda real, self, audience, **more: real(self, {**audience, "only": None}, **more)
    ),
    "everybody hears everything": with_method(
        Scope, "hears", lambda real, self, audience, **more: real(self, audience, **more) or "keys" in audience
    ),
    "ticked fields show for every share": with_method(
        Scope, "given_fields", lambda real, self, record: real(self, record) | {"amount"}
    ),
}


def given(word: str, *, level: str = "view", until: str = "") -> Callable[[History], None]:
    """The first of its kind is shared with the partner's company."""

    def happen(history: History) -> None:
        more = {} if word == "company" else {"level": level}
        getattr(history, f"share_{word}")(number=0, to=("company", 0), until=until, ticked=False, **more)

    return happen


def gone(state: str) -> Callable[[History], None]:
    """The owner is not in, or not any more."""
    return lambda history: history.come_and_go(member=0, state=state)


# What chance would bring about late: minutes of histories in which a fault could not show yet.
OPENINGS: dict[str, Callable[[History], None]] = {
    "lists forget shared pipelines": given("pipeline"),
    "lists forget shared companies": given("company"),
    "lists forget shared deals": given("deal"),
    "an ended share still counts": given("pipeline", until="over"),
    "a share with an end never counts": given("pipeline", until="later"),
    "an invited member is already in": gone("invited"),
    "a closed account stays": gone("closed"),
    "what was given to a circle is lost": given("pipeline"),
    "commenting gives editing": given("pipeline", level="comment"),
    "many shares: ended ones still count": given("deal", until="over"),
    "many shares: any level gives every verb": given("deal"),
    "outsiders hear what is internal": given("pipeline"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_machine_finds(db: None, monkeypatch: pytest.MonkeyPatch, fault: str):
    FAULTS[fault](monkeypatch)
    with pytest.raises(AssertionError):
        run(examples=40, opening=OPENINGS.get(fault))


@pytest.mark.proof
@pytest.mark.parametrize("fault", OPENINGS)
def test_the_machine_finds_it_by_chance_too(db: None, monkeypatch: pytest.MonkeyPatch, fault: str):
    FAULTS[fault](monkeypatch)
    with pytest.raises(AssertionError):
        run(examples=40)


def test_every_level_includes_the_one_before():
    levels = list(DEAL_LEVELS.values())
    assert all(lower < higher for lower, higher in pairwise(levels))

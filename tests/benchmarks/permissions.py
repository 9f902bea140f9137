"""What permissions cost at a million deals: the same query with and without them, medians of one run, RLS on.

    python -m tests.benchmarks.permissions            the table (generates the data once, about three minutes)
    python -m tests.benchmarks.permissions --again    generate the data anew

Manager: sees the workspace. Rep: owns 1/200 of it and is in one of 20 teams. Partner: one of ten pipelines is shared
with their company. Client: 30 single deals, and one company's. Targets: page 1 <= 2.5x and search <= 3x for each.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 30
DATABASE = "artel_million"
COMPANY = "Волга-Транс 18"
ROWS = ("list page 1", "list by amount", "search", "company's name", "stalled", "count", "board column", "single check")
LIMITS = {"list page 1": 2.5, "search": 3.0}


def prepare(again: bool) -> None:
    """Make the database once and point Django at it."""
    import psycopg

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config.postgres import prepare_database, superuser_url

    administrator = superuser_url()
    with psycopg.connect(administrator, autocommit=True) as connection:
        # The comment is set last: a database without it is half made.
        made = connection.execute(
            "select 1 from pg_database where datname = %s and shobj_description(oid, 'pg_database') = 'complete'",
            [DATABASE],
        ).fetchone()
        there = made is not None and not again
        if not there:
            connection.execute(f"drop database if exists {DATABASE} with (force)")
    if not there:
        prepare_database(administrator, DATABASE)
    from config.postgres import database_url

    os.environ["DATABASE_URL"] = database_url().replace("/artel?", f"/{DATABASE}?")
    import django

    django.setup()
    if there:
        return
    from django.core.management import call_command

    from tests.benchmarks.million import generate

    call_command("migrate", verbosity=0)
    print("generating 1,000,000 deals ...", file=sys.stderr)
    with psycopg.connect(superuser_url(DATABASE)) as connection:
        generate(connection)
    grants()
    with psycopg.connect(superuser_url(DATABASE), autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute(f"comment on database {DATABASE} is 'complete'")


def grants() -> None:
    """The four people and what they were given, through the product's own writers."""
    from django.utils import timezone

    from accounts.actors import Actor
    from accounts.circles import open_circle, sync_circles
    from accounts.models import Membership, Team, User, Workspace
    from accounts.models.membership import TeamPlace
    from journal.acting import act
    from permissions.grants import set_roles, share
    from tests.benchmarks.million import CAST, known
    from workspace.companies.models import Company
    from workspace.deals.models import Deal, Pipeline

    workspace = Workspace.objects.get(slug="w0")
    with act(workspace, by=Actor.system()):
        for name in CAST:
            kind = name if name in ("partner", "client") else "staff"
            user = User.objects.create_user(f"{name}@bench.test", None)
            circle = open_circle(workspace) if kind != "staff" else None
            member = Membership.objects.create(
                workspace=workspace, user=user, name=name, kind=kind, circle=circle, joined_at=timezone.now()
            )
            if name == "rep":
                TeamPlace.objects.create(
                    workspace=workspace, membership=member, team=Team.objects.get(pk=known("team", 0, 3))
                )
                Deal.objects.filter(owner_id=known("m", 0, 5)).update(owner=member)
            sync_circles(member)
            set_roles(workspace, member, ["member" if name == "rep" else name])
            if name == "partner":
                share(Pipeline.objects.get(pk=known("p", 0, 2)), circle, "comment")
            if name == "client":
                share(Company.objects.get(pk=known("c", 0, 11)), circle, "view")
                for n in range(30):
                    share(Deal.objects.get(pk=known("d", 0, 1000 + n * 997)), member, "view")


def median_ms(what: Callable[[], Any]) -> float:
    """The median of ROUNDS runs after two warm ones, in milliseconds."""
    for _ in range(2):
        what()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        what()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def tasks(scope: Any) -> dict[str, Callable[[], Any]]:
    """What a person does, as the doors do it."""
    from permissions.capabilities import Capability
    from permissions.lists import count_up_to
    from tests.benchmarks.million import known
    from workspace.deals.models import Deal, Stage
    from workspace.deals.queries import DealFilter, column_of, filtered, with_names

    rows = with_names(filtered(DealFilter()))

    def search(words: str) -> Any:
        # The companies that words name are asked for first, so what comes before the page belongs to it.
        return scope.page(Deal, rows=with_names(filtered(DealFilter(q=words, in_companies=True))), n=50)

    stage = Stage.objects.get(pk=known_stage())
    one = scope.page(Deal, n=1).items[0]
    return {
        "list page 1": lambda: scope.page(Deal, rows=rows, n=50),
        "list by amount": lambda: scope.page(Deal, order="-amount", rows=rows, n=50),
        "search": lambda: search("насосов 4412"),
        "company's name": lambda: search(COMPANY),
        "stalled": lambda: scope.page(Deal, rows=with_names(filtered(DealFilter(attention="stalled"))), n=50),
        "count": lambda: count_up_to(scope.visible(Deal, rows=filtered(DealFilter()))),
        "board column": lambda: column_of(scope, stage),
        "single check": lambda: scope.allows(one, Capability.DEAL_EDIT),
        "deal known": lambda: known("d", 0, 1),
    }


def known_stage() -> Any:
    """The second stage of the pipeline that is shared with the partner."""
    import hashlib
    from uuid import UUID

    return UUID(hashlib.md5(b"s/0-2/1", usedforsecurity=False).hexdigest())


class Everything:
    """The baseline: the same pages and counts with no permission at all, only the workspace's fence."""

    def __new__(cls, member: Any) -> Any:
        from permissions.capabilities import Capability
        from permissions.scope import Scope

        scope = Scope.of(member)
        scope.everywhere = frozenset(Capability)
        scope._keys.clear()
        return scope


def measure() -> dict[str, dict[str, float]]:
    """Milliseconds by person and task; "nobody asked" is the baseline."""
    from accounts.models import Membership, Workspace
    from journal.fence import fence
    from permissions.scope import Scope
    from tests.benchmarks.million import CAST

    workspace = Workspace.objects.get(slug="w0")
    table: dict[str, dict[str, float]] = {}
    for name in CAST:
        with fence(workspace.id, None):
            member = Membership.objects.select_related("user").get(workspace=workspace, name=name)
            base, mine = tasks(Everything(member)), tasks(Scope.of(member))
            table.setdefault("no permissions", {row: median_ms(base[row]) for row in ROWS})
            table[name] = {row: median_ms(mine[row]) for row in ROWS}
            table[name]["Scope.of"] = median_ms(lambda member=member: Scope.of(member))
    return table


def report(table: dict[str, dict[str, float]]) -> bool:
    """Print the table with ratios; True when every target is met."""
    base = table.pop("no permissions")
    names = list(table)
    print(f"{'ms (ratio)':16}{'no permissions':>16}" + "".join(f"{name:>18}" for name in names))
    good = True
    for row in ROWS:
        line = f"{row:16}{base[row]:16.2f}"
        for name in names:
            ratio = table[name][row] / base[row]
            over = ratio > LIMITS.get(row, float("inf"))
            good &= not over
            line += f"{table[name][row]:10.2f} ({ratio:4.1f}{'!' if over else 'x'})"
        print(line)
    print(f"{'Scope.of':16}{'':16}" + "".join(f"{table[name]['Scope.of']:10.2f}        " for name in names))
    return good


if __name__ == "__main__":
    prepare("--again" in sys.argv)
    result = measure()
    if "--json" in sys.argv:
        print(json.dumps(result))
    sys.exit(0 if report(result) else 1)

"""What the loader knows while it plays: the people and records made so far, by the recipe's keys."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from accounts.actors import Actor
from accounts.models import Membership, Team, Workspace
from collaboration.documents.models import Document
from config.demo.content import Words
from config.demo.loader.moments import Moments
from config.demo.loader.stretching import Stretch
from journal.acting import act
from permissions.scope import Scope
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.people.models import Person
from workspace.products.models import Product
from workspace.service_requests.models import RequestCategory, ServiceRequest

_NAMED = re.compile(r"@\{(\w+)\}")


@dataclass
class Play:
    workspace: Workspace
    words: Words
    moments: Moments
    stretch: Stretch = field(default_factory=Stretch)
    teams: dict[str, Team] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)
    companies: dict[str, Company] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    pipelines: dict[str, Pipeline] = field(default_factory=dict)
    stages: dict[str, list[Stage]] = field(default_factory=dict)
    categories: list[RequestCategory] = field(default_factory=list)
    deals: dict[str, Deal] = field(default_factory=dict)
    requests: dict[str, ServiceRequest] = field(default_factory=dict)
    papers: dict[str, Document] = field(default_factory=dict)
    scopes: dict[str, Scope] = field(default_factory=dict)

    @contextmanager
    def act(self, by: str, moment: datetime) -> Iterator[None]:
        """An act of somebody (the system, for an empty key) at a moment."""
        actor = Actor.of(self.members[by]) if by else Actor.system()
        with self.stretch.at(moment), act(self.workspace, by=actor):
            yield

    def scope(self, key: str) -> Scope:
        """What somebody may see now; colleagues' rights stay as they are given on the first day."""
        if key not in self.scopes:
            scope = Scope.of(self.members[key])
            if not scope.is_staff:
                return scope
            self.scopes[key] = scope
        return self.scopes[key]

    def said(self, text: str) -> str:
        """A text of the content with its @{key} as mentions."""
        return _NAMED.sub(lambda named: self._mention(named.group(1)), text)

    def _mention(self, key: str) -> str:
        member = self.members[key]
        return f"@[{member.name}](member:{member.id})"


@dataclass(frozen=True)
class Step:
    """One act to come.

    Args:
        by: who does it, a key of Play.members.
    """

    at: datetime
    by: str
    do: Callable[[], None]


def play_in_order(
    play: Play, steps: list[Step], *, began_today: Callable[[], None], progress: Callable[[int], None]
) -> None:
    """Do everything in the order of time; of two things at one moment the first one written comes first.

    Args:
        began_today: called once, before the first step of the last working day.
        progress: called with the percentage that is done.
    """
    border = play.moments.at("1 00:00")
    is_today = False
    for number, step in enumerate(sorted(steps, key=lambda one: one.at)):
        progress(100 * number // len(steps))
        if not is_today and step.at >= border:
            is_today = True
            began_today()
        with play.act(step.by, step.at):
            step.do()

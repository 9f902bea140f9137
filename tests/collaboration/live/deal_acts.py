"""Small acts on a deal."""

from dataclasses import dataclass
from typing import Any, ClassVar

from journal.acting import publish
from journal.events import Fact
from tests.cast import Person
from workspace.deals.models import Deal


@dataclass(frozen=True, kw_only=True)
class Edited(Fact):
    kind: ClassVar[str] = "deal.edited"
    changes: dict[str, Any]


def edited(by: Person, deal: Deal, **audience: Any) -> None:
    """Edit a deal; `audience` as in publish()."""
    with by.acting() as act:
        deal.refresh_from_db()
        act.remember(deal)
        deal.description = "secret text"
        deal.touch("description")
        publish(Edited(changes={"description": ["", "secret text"]}), about=deal, **audience)


def move_to(by: Person, deal: Deal, *, owner: Person) -> None:
    """Give a deal another owner, and no team."""
    with by.acting() as act:
        deal.refresh_from_db()
        act.remember(deal)
        deal.owner, deal.team = owner.member, None
        deal.touch("owner", "team")
        publish(Edited(changes={}), about=deal)

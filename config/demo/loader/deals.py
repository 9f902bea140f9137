"""The lives of the deals, act by act."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from config.demo.content import money
from config.demo.loader.play import Play, Step
from config.demo.recipe import sales, services, story
from config.demo.recipe.shapes import Deal as Life
from config.demo.recipe.shapes import Edit, Logged
from journal.versions import FieldEdit
from workspace.activities.operations import log_activity
from workspace.deals.models import Deal
from workspace.deals.operations import add_line, close_deal, edit_deal, edit_line, move_deal, open_deal, set_people

PIPELINES = {"sales": (*sales.DEALS, story.DEAL), "services": services.DEALS}
_MINUTE = timedelta(minutes=1)


def lives(play: Play) -> list[Step]:
    """Every act of every deal, in no order."""
    steps: list[Step] = []
    for pipeline, deals in PIPELINES.items():
        for place, life in enumerate(deals):
            steps += _Life(play, pipeline, life, place).steps()
    return steps


class _Life:
    """The acts of one deal.

    Args:
        place: its number in the recipe; spreads the deals over the hours of a day.
    """

    def __init__(self, play: Play, pipeline: str, life: Life, place: int) -> None:
        self.play, self.pipeline, self.life, self.place = play, pipeline, life, place
        self.words: dict[str, Any] = play.words.deals[life.key]

    def steps(self) -> list[Step]:
        life, opened = self.life, self.play.moments.on(self.life.path[0], self.place)
        steps = [Step(opened, life.owner, self.open)]
        if life.lines:
            filled = self.play.moments.on(life.path[min(1, len(life.path) - 1)], self.place) + 16 * _MINUTE
            steps.append(Step(filled, life.owner, self.add_lines))
            if life.repriced:
                steps.append(Step(self.play.moments.on(life.repriced, self.place), life.owner, self.reckon))
        if life.postponed:
            steps.append(Step(self.play.moments.on(life.postponed[0], self.place), life.owner, self.postpone))
        return [*steps, *self._moves(), *self._talks(), *self._edits(), *self._end()]

    def _moves(self) -> list[Step]:
        last = len(self.life.path) - 1
        return [
            Step(
                self.play.moments.on(days, self.place + 5),
                self.life.carried if number == last and self.life.carried else self.life.owner,
                lambda number=number: self.move(number),  # type: ignore[misc]
            )
            for number, days in enumerate(self.life.path)
            if number
        ]

    def _talks(self) -> list[Step]:
        texts = self.words.get("log", [])
        return [
            Step(self.play.moments.at(one.at), one.by, lambda one=one, text=text: self.log(one, text))  # type: ignore[misc]
            for one, text in zip(self.life.log, texts, strict=True)
        ]

    def _edits(self) -> list[Step]:
        texts = iter(self.words.get("edits", []))
        steps = []
        for one in self.life.edits:
            text = "" if one.field in ("line", "reckon") else next(texts)
            steps.append(Step(self.play.moments.at(one.at), one.by, lambda one=one, text=text: self.edit(one, text)))  # type: ignore[misc]
        return steps

    def _end(self) -> list[Step]:
        if self.life.closed is None:
            return []
        return [Step(self.play.moments.on(self.life.closed[1], self.place + 9), self.life.owner, self.close)]

    # -- what is done --------------------------------------------------------------------------------------------------

    def open(self) -> None:
        life, play = self.life, self.play
        amount = self.words.get("first_amount") or self.words.get("amount")
        owner = play.members[life.owner]
        first_expected = life.postponed[1] if life.postponed else life.expected
        play.deals[life.key] = open_deal(
            workspace=play.workspace,
            pipeline=play.pipelines[self.pipeline],
            title=self.words["title"],
            company=play.companies[life.company],
            amount=money(amount) if amount else None,
            owner=owner,
            team=owner.teams.first(),
            expected_close=play.moments.day(first_expected),
            next_step=self.words.get("first_next") or self.words.get("next", ""),
            next_step_due=play.moments.day(life.due) if life.due is not None else None,
            description=self.words["about"],
        )
        if life.people:
            self._add_people()

    def _add_people(self) -> None:
        roles = self.play.words.person_roles
        named = [part.split(":") for part in self.life.people.split()]
        people = [(self.play.people[key], roles[role]) for key, role in named]
        set_people(deal=self._now(), people=people, base=[])

    def add_lines(self) -> None:
        deal = self._now()
        for part in self.life.lines.split():
            key, quantity = part.split(":")
            product = self.play.products[key]
            add_line(
                deal=deal, product=product, title="", quantity=Decimal(quantity), price=product.price or Decimal(0)
            )
        if not self.life.repriced:
            self.reckon()

    def reckon(self) -> None:
        deal = self._now()
        total = sum((line.total for line in deal.lines.all()), Decimal("0.00"))
        edit_deal(deal=deal, edits={"amount": FieldEdit(deal.amount, total)})

    def postpone(self) -> None:
        deal = self._now()
        until = self.play.moments.day(self.life.expected)
        edit_deal(deal=deal, edits={"expected_close": FieldEdit(deal.expected_close, until)})

    def move(self, number: int) -> None:
        deal = self._now()
        move_deal(deal=deal, stage=self.play.stages[self.pipeline][number], version=deal.version)

    def log(self, one: Logged, text: str) -> None:
        log_activity(
            deal=self._now(),
            kind="call" if one.minutes else "note",
            text=text,
            happened_at=self.play.moments.at(one.at) - one.minutes * _MINUTE,
            duration_minutes=one.minutes or None,
            direction=one.direction,
        )

    def edit(self, one: Edit, text: str) -> None:
        deal = self._now()
        if one.field == "reckon":
            self.reckon()
        elif one.field == "line":
            key, quantity = one.value.split(":")
            line = deal.lines.get(product=self.play.products[key])
            edit_line(deal=deal, line=line, edits={"quantity": FieldEdit(line.quantity, Decimal(quantity))})
        else:
            edit_deal(deal=deal, edits={one.field: FieldEdit(getattr(deal, one.field), text)})

    def close(self) -> None:
        deal = self._now()
        outcome = self.life.closed[0] if self.life.closed else ""
        close_deal(deal=deal, outcome=outcome, reason=self.words["reason"], version=deal.version)

    def _now(self) -> Deal:
        return self.play.deals[self.life.key]

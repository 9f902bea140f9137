"""Who outside is let in, and what is said on the deals."""

from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.utils import timezone

from collaboration.comments.operations import add_comment
from collaboration.sharing.operations import end_share, share
from config.demo.loader.play import Play, Step
from config.demo.recipe import story, talk
from config.demo.recipe.shapes import Share, Thread
from permissions.grants import grantee_of, shares_of
from permissions.outside_companies import OutsideCompany
from workspace.deals.models import Deal, Pipeline


def shares(play: Play) -> list[Step]:
    steps = []
    for one in (*talk.SHARES, *story.SHARES):
        steps.append(Step(play.moments.at(one.at), one.by, partial(_share, play, one)))
        if one.stopped:
            steps.append(Step(play.moments.at(one.stopped), one.by, partial(_stop, play, one)))
    return steps


def threads(play: Play) -> list[Step]:
    return [step for thread in (*talk.THREADS, *story.THREADS) for step in _Conversation(play, thread).steps()]


class _Conversation:
    """One thread: its first comment and the answers."""

    def __init__(self, play: Play, thread: Thread) -> None:
        self.play, self.thread = play, thread
        self.first: UUID | None = None

    def steps(self) -> list[Step]:
        texts = self.play.words.threads[self.thread.key]
        return [
            Step(self.play.moments.at(at), who, partial(self.say, who, text))
            for (who, at), text in zip(self.thread.said, texts, strict=True)
        ]

    def say(self, who: str, text: str) -> None:
        scope = self.play.scope(who)
        comment = add_comment(
            record=self.play.deals[self.thread.deal],
            scope=scope,
            body=self.play.said(text),
            audience=self._audience() if self.first is None and scope.is_staff else None,
            parent_id=self.first,
        )
        self.first = self.first or comment.id

    def _audience(self) -> str:
        outside = self.play.companies.get(self.thread.audience)
        return f"company:{outside.id}" if outside else self.thread.audience


def _share(play: Play, one: Share) -> None:
    company = play.companies[one.company]
    share(
        record=_record(play, one),
        grantee=OutsideCompany(company.id, company.name, company.relation, company.circle_id),
        level=one.level,
        expires_at=_end_of(play, one.ends) if one.ends else None,
        fields=["amount"] if one.amount else [],
    )


def _stop(play: Play, one: Share) -> None:
    record, circle = _record(play, one), play.companies[one.company].circle
    for grant in shares_of(record):
        if grantee_of(grant) == circle:
            end_share(record=record, grant=grant)


def _record(play: Play, one: Share) -> Deal | Pipeline:
    if one.on.startswith("pipeline:"):
        return play.pipelines[one.on.removeprefix("pipeline:")]
    return play.deals[one.on]


def _end_of(play: Play, days: int) -> datetime:
    day = play.moments.start.date() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(23, 59)))

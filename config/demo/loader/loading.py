"""Loading a demo workspace: all of it or nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Workspace
from collaboration.notifications.models import Notification
from config.demo.content import LANGUAGES, Words, words_of
from config.demo.loader import asking, deals, papers, people, records, talk
from config.demo.loader.moments import Moments
from config.demo.loader.play import Play, play_in_order
from config.demo.loader.stretching import as_owner
from journal.fence import fence

Progress = Callable[[str, int], None]
# One load at a time, also of several processes; any number that nothing else locks.
_TURN = 7_020_033
# People have read what they were told before this.
_READ_AFTER = timedelta(hours=3)


def _in_silence(name: str, percent: int) -> None:
    """Nobody watches."""


def load_missing(now: datetime | None = None, progress: Progress = _in_silence) -> list[str]:
    """Load the demo workspaces that are not there; returns their addresses.

    Args:
        now: the moment everything is told from; the present unless given.
        progress: called with the name of the workspace and the percentage that is done.
    """
    return [slug for language in LANGUAGES if (slug := load(language, now, progress))]


def load(language: str, now: datetime | None = None, progress: Progress = _in_silence) -> str:
    """Load the demo workspace of one language; returns its address, or nothing when that is taken."""
    words = words_of(language)
    with transaction.atomic():
        _wait_for_turn()
        if Workspace.objects.filter(slug=words.slug).exists():
            return ""
        moments = Moments(now or timezone.now())
        workspace = _workspace(words, moments)
        with fence(workspace.id, None, local=True):
            play = Play(workspace, words, moments)
            _play(play, lambda percent: progress(words.name, percent))
            play.stretch.apply(workspace.id)
            people.note_last_seen(play)
            _read_old_news(play)
    progress(words.name, 100)
    return words.slug


def _play(play: Play, progress: Callable[[int], None]) -> None:
    with play.act("", records.first_day(play)):
        people.add_teams(play)
        people.add_staff(play)
    with play.act("admin", records.first_day(play)):
        records.add_categories(play)
        records.add_products(play)
        records.add_pipelines(play)
        records.add_outside_companies(play)
        people.add_outsiders(play)
    steps = [
        *records.contacts(play),
        *deals.lives(play),
        *talk.shares(play),
        *talk.threads(play),
        *papers.papers(play),
        *asking.requests(play),
    ]
    play_in_order(play, steps, began_today=lambda: _forget_old_mail(play), progress=progress)


def _workspace(words: Words, moments: Moments) -> Workspace:
    workspace = Workspace.objects.create(
        slug=words.slug,
        name=words.name,
        language=words.language,
        currency=words.currency,
        is_demo=True,
        checklist_hidden=True,  # they have been at work for months
    )
    workspace.created_at = moments.at("64 06:30")
    workspace.save(update_fields=["created_at"])
    return workspace


def _wait_for_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_TURN])


def _forget_old_mail(play: Play) -> None:
    """Nobody is mailed today what happened weeks ago: only the jobs queued from here on are kept."""
    jobs = ProcrastinateJob.objects.filter(queue_name="mail", status="todo")
    with as_owner(), connection.cursor() as cursor:
        mine = jobs.filter(args__workspace_id=str(play.workspace.id)).values_list("id", flat=True)
        cursor.execute("delete from procrastinate_jobs where id = any(%s)", [list(mine)])


def _read_old_news(play: Play) -> None:
    border = play.moments.at("2 00:00")
    told = Notification.objects.filter(workspace_id=play.workspace.id, created_at__lt=border)
    told.update(read_at=F("created_at") + _READ_AFTER)
    # What followers hear is looked at in passing: the bell counts what is meant for one.
    followed = Notification.objects.filter(workspace_id=play.workspace.id, kind__in=["comment", "change"])
    followed.filter(read_at=None).update(read_at=F("created_at"))

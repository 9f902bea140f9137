"""Taking back an act."""

from datetime import timedelta

from django.utils import timezone

from journal.acting import act
from journal.errors import Clash, NotFound, StaleVersion
from journal.models import Clock, Event
from permissions.http import Request
from permissions.undoing.errors import AlreadyUndone, CannotBeUndone, ChangedSince, TooLate
from permissions.undoing.registry import revert_of

LATEST = timedelta(hours=1)
# They tell people of something and change no record: nothing of them is taken back.
_TOLD = ("notification.",)
# How many facts of a workspace back an act is looked for.
_REACH = 20_000


def undo(request: Request, mutation_id: str) -> list[Event]:
    """Take back everything one did in one act: all of it, or nothing.

    Args:
        mutation_id: the browser's own id of the act.

    Returns:
        The facts that were taken back, the last one first.

    Raises:
        NotFound: one has done no such thing here.
        TooLate, AlreadyUndone, CannotBeUndone.
        ChangedSince: what it changed is no longer as it left it.
    """
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id) as now:
        events = [event for event in _done(request, mutation_id) if not event.kind.startswith(_TOLD)]
        if not events:
            raise NotFound
        _require_undoable(events)
        for event in events:
            revert = revert_of(event.kind)
            if revert is None:
                raise CannotBeUndone
            now.undoing = event.id
            try:
                revert(request, event)
            except Clash as clash:
                raise ChangedSince(clash.fields) from None
            except StaleVersion:
                raise ChangedSince from None
            finally:
                now.undoing = None
    return events


def _done(request: Request, mutation_id: str) -> list[Event]:
    """The facts of an act of one's own, the last one first; found at the journal's end, never by reading all of it."""
    last = Clock.objects.filter(workspace_id=request.workspace.id).values_list("event_seq", flat=True).first() or 0
    recent = Event.objects.filter(workspace_id=request.workspace.id, seq__gt=last - _REACH)
    return list(recent.filter(actor_id=request.member.id, mutation_id=mutation_id).order_by("-seq"))


def _require_undoable(events: list[Event]) -> None:
    if events[-1].created_at < timezone.now() - LATEST:
        raise TooLate
    ids = [str(event.id) for event in events]
    about = {event.about_id for event in events}
    if Event.objects.filter(
        workspace_id=events[0].workspace_id, about_id__in=about, seq__gt=events[-1].seq, payload__undoes__in=ids
    ).exists():
        raise AlreadyUndone

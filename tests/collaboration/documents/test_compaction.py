"""A long log becomes a snapshot, if the snapshot says exactly what the log says."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Workspace
from collaboration.documents import yjs
from collaboration.documents.appending import SQL, Draft, parameters
from collaboration.documents.models import Document, Log, Snapshot, Update
from collaboration.documents.operations import compact, forget_old_updates, tending
from collaboration.documents.queries import content_of, stored
from collaboration.documents.registry import on_written
from collaboration.documents.tasks import tend
from journal.models import Event
from tests.cast import Person
from tests.collaboration.documents.writing import Editor, text_of, write


def write_many(person: Person, document: Document, updates: list[bytes]) -> None:
    with person.acting(), connection.cursor() as cursor:
        cursor.execute(SQL, parameters([Draft(document.id, one, person.id) for one in updates]))


@pytest.fixture
def editor(bob: Person, offer: Document) -> Editor:
    """Bob's, who wrote and deleted a lot."""
    editor = Editor()
    updates = [editor.say(f"line {number}") for number in range(tending.ROWS)]
    updates += [editor.unsay(0) for _ in range(300)]
    write_many(bob, offer, updates)
    return editor


def test_it_makes_a_snapshot_that_says_the_same(alice: Person, offer: Document, editor: Editor) -> None:
    with alice.acting():
        assert compact(document=offer)
        found = stored(offer.id)
        assert (found.seq, found.updates) == (tending.ROWS + 300, [])
        assert text_of(content_of(offer)) == editor.text
        snapshot = Snapshot.objects.get()
        assert snapshot.sha256 == yjs.sha256_of(bytes(snapshot.data))
        assert b"line 299" not in bytes(snapshot.data)
        assert Update.objects.count() == tending.ROWS + 300  # the bytes themselves stay
        assert not compact(document=offer)


def test_it_goes_on_from_the_snapshot(alice: Person, bob: Person, offer: Document, editor: Editor) -> None:
    with alice.acting():
        compact(document=offer)
    assert write(bob, offer.id, editor.say("one more"))[0] == 200
    with alice.acting():
        assert len(stored(offer.id).updates) == 1
        assert text_of(content_of(offer)) == editor.text
        log = Log.objects.get()
        assert (log.upto, log.size > 0, log.snapshot_size > 0) == (tending.ROWS + 300, True, True)


def test_a_snapshot_that_says_anything_else_is_thrown_away(
    alice: Person, offer: Document, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sabotaged(doc: Any, state: bytes = yjs.NO_STATE) -> bytes:
        del doc.get(yjs.FRAGMENT, type=type(editor.fragment)).children[0]
        return bytes(doc.get_update(state))

    monkeypatch.setattr(tending.yjs, "difference", sabotaged)
    with alice.acting():
        assert not compact(document=offer)
    monkeypatch.undo()
    with alice.acting():
        assert not Snapshot.objects.exists()
        assert text_of(content_of(offer)) == editor.text


def test_the_worker_tells_that_the_content_changed(workspace: Workspace, alice: Person, offer: Document) -> None:
    told: list[Document] = []
    on_written.append(told.append)
    try:
        write(alice, offer.id, Editor().say("Dear Dana"))
        tend(str(workspace.id), str(offer.id))
        tend(str(workspace.id), str(offer.id))
    finally:
        on_written.remove(told.append)
    assert told == [offer]
    with alice.inside():
        (event,) = Event.objects.filter(kind="document.written")
        assert (event.about_id, event.parents) == (offer.id, [offer.about_key])


def test_updates_in_a_snapshot_are_forgotten_after_thirty_days(alice: Person, offer: Document, editor: Editor) -> None:
    with alice.acting():
        Update.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert forget_old_updates() == 0  # there is no snapshot yet
    with alice.acting():
        compact(document=offer)
        Update.objects.filter(seq=5).update(created_at=timezone.now() - timedelta(days=29))
    assert forget_old_updates() == tending.ROWS + 300 - 1
    with alice.inside():
        assert text_of(content_of(offer)) == editor.text

"""Rights on an open line: lost, lowered, raised, ended, whatever way that comes about."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from accounts.models import Membership
from collaboration.documents.models import Document, DocumentGroupGrant, Update
from collaboration.documents.operations import archive_document
from collaboration.documents.rooms import protocol
from permissions.grants import end_share, share, shares_of
from tests.cast import Person
from tests.collaboration.documents.lines import Wire
from tests.collaboration.documents.writing import Editor, read, text_of
from tests.collaboration.live.conftest import Live, live
from tests.collaboration.live.deal_acts import move_to
from tests.workspace.records import above_the_fence
from workspace.companies.models import Company
from workspace.deals.models import Deal

__all__ = ["live"]


def shared(alice: Person, offer: Document, company: Company, level: str = "edit") -> None:
    with alice.acting():
        share(offer, company.circle, level)


def test_a_share_taken_back_closes_the_line(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    shared(alice, offer, partner_one)
    inside, outside = Wire(live, alice, offer.id), Wire(live, pavel, offer.id)
    with alice.acting():
        end_share(offer, shares_of(offer)[0])
    inside.write("not for partners any more")
    assert outside.closed() == 4403
    assert not any(b"any more" in frame for frame in outside.frames)


def test_a_right_lowered_to_reading_takes_effect_on_the_open_line(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    shared(alice, offer, partner_one)
    line = Wire(live, pavel, offer.id)
    line.write("mine")
    line.until_kept(1)
    shared(alice, offer, partner_one, "view")
    line.until_it_can("view")
    line.write("too late")
    line.synchronise()
    shared(alice, offer, partner_one, "edit")
    line.until_it_can("edit")
    line.until(lambda frame: frame[:2] == bytes((0, 0)))  # asked for what was written meanwhile
    assert line.kept == 1
    assert text_of(read(alice, offer.id)) == ["mine"]


def test_what_is_written_after_the_right_was_lost_is_not_kept_even_if_nobody_told_us(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    """The last fence: the statement that keeps an update looks at the access rules itself."""
    shared(alice, offer, partner_one)
    line, staff = Wire(live, pavel, offer.id), Wire(live, alice, offer.id)
    feed = live.hub.feeds[alice.workspace.id]
    feed.hint = lambda seq: None  # type: ignore[method-assign]  # the hint is lost
    feed._wake.set = lambda: None  # type: ignore[method-assign]
    with alice.acting():
        end_share(offer, shares_of(offer)[0])
    line.write("too late")
    assert line.closed() == 4403
    staff.write("whole")
    staff.until_kept(1)
    assert text_of(read(alice, offer.id)) == ["whole"]
    staff.synchronise()
    assert staff.editor.text == ["whole"]


def test_the_end_date_closes_an_open_line(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    def ends(hours: int) -> None:
        with alice.inside(), connection.cursor() as cursor, above_the_fence(cursor):
            DocumentGroupGrant.objects.update(expires_at=timezone.now() + timedelta(hours=hours))

    shared(alice, offer, partner_one)
    ends(1)
    line = Wire(live, pavel, offer.id)
    ends(-1)
    for listener in list(live.hub.feeds[alice.workspace.id].listeners):
        listener.scope.held.valid_until = timezone.now()  # the end it was opened with has come
    live.settle(alice.workspace.id)
    assert line.closed() == 4403


def test_who_loses_the_deal_loses_its_documents(
    live: Live, alice: Person, carol: Person, deal: Deal, offer: Document
) -> None:
    move_to(alice, deal, owner=carol)
    line = Wire(live, carol, offer.id)
    line.write("mine")
    line.until_kept(1)
    move_to(alice, deal, owner=alice)
    live.settle(alice.workspace.id)
    assert line.closed() == 4403


def test_deactivation_closes_the_line(live: Live, alice: Person, bob: Person, offer: Document) -> None:
    line = Wire(live, bob, offer.id)
    assert alice.post(f"/members/{bob.id}/deactivate", {})[0] == 200
    assert line.closed() in (4403, 4408)
    with alice.inside():
        assert not Membership.objects.get(pk=bob.id).is_active


def test_the_end_of_the_session_closes_the_line(live: Live, alice: Person, offer: Document) -> None:
    line = Wire(live, alice, offer.id)
    Session.objects.all().delete()
    live.run(live.hub.sweep())
    assert line.closed() == 4408


def test_an_archived_document_is_only_read(live: Live, alice: Person, bob: Person, offer: Document) -> None:
    line = Wire(live, bob, offer.id)
    with alice.acting():
        archive_document(document=offer)
    line.until_it_can("comment")
    line.write("too late")
    line.synchronise()
    with alice.inside():
        assert not Update.objects.exists()
    assert bob.post(f"/documents/{offer.id}/unarchive")[0] == 200
    line.until_it_can("edit")


def test_frames_that_come_while_rights_are_judged_are_read_afterwards(
    live: Live, alice: Person, offer: Document
) -> None:
    line = Wire(live, alice, offer.id)
    (listener,) = live.hub.feeds[alice.workspace.id].listeners
    live.loop.call_soon_threadsafe(live.hub.feeds[alice.workspace.id].shut, listener)
    line.say(protocol.update(Editor().say("patience")))
    line.until_kept(1)
    assert text_of(read(alice, offer.id)) == ["patience"]

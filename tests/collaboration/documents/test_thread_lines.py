"""What the sockets of others get when a thread on the text is started: nothing."""

import json

from collaboration.documents.models import Document
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.lines import Wire
from tests.collaboration.live.conftest import Live, live
from workspace.companies.models import Company

__all__ = ["live"]
PLACE = "AAEAAA=="


def test_no_line_of_others_tells_of_a_thread_that_is_not_for_them(
    live: Live, alice: Person, bob: Person, dana: Person, offer: Document, client_one: Company
) -> None:
    with alice.acting():
        share(offer, client_one.circle, "edit")
    bobs, danas = (live.open(who, f"document:{offer.id}", "documents", "notifications") for who in (bob, dana))
    wire = Wire(live, dana, offer.id)
    body = {"body": "Internal secret", "start": PLACE, "end": PLACE, "quote": "these words"}
    status, thread = alice.post(f"/documents/{offer.id}/threads", body)
    assert status == 200, thread
    assert ("comment.added", f"document:{offer.id}") in bobs.events()
    heard = danas.heard()
    assert [frame for frame in heard if frame["t"] not in ("presence", "unread")] == []
    assert thread["id"] not in json.dumps(heard)
    wire.frames.clear()
    wire.synchronise()
    told = b"".join(wire.frames)
    assert not any(secret in told for secret in (b"secret", b"these words", thread["id"].encode()))

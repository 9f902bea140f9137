"""Forged handshakes and frames: refused by a code or an error frame, without an effect on others."""

import pytest

from collaboration.consumers.origin import is_own_origin
from tests.cast import sign_in
from tests.collaboration.live.deal_acts import edited

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_comes_in_without_a_session(live, workspace):
    assert live.knock(None, "north").closed() == 4401


def test_a_forged_session_is_no_session(live, bob):
    bob.client.cookies["artel_session"] = "x" * 32
    assert live.knock(bob).closed() == 4401


def test_a_member_of_another_workspace_stays_outside(live, workspace, eve):
    assert live.knock(eve, "north").closed() == 4403


def test_an_unknown_workspace_looks_like_a_foreign_one(live, eve):
    assert live.knock(eve, "nowhere").closed() == 4403


def test_a_deactivated_member_stays_outside(live, bob):
    with bob.acting():
        bob.member.is_active = False
        bob.member.save(update_fields=["is_active"])
    assert live.knock(bob).closed() == 4403


def test_one_without_the_demanded_factor_stays_outside(live, bob):
    bob.workspace.two_factor_required = True
    bob.workspace.save(update_fields=["two_factor_required"])
    assert live.knock(bob).closed() == 4403


@pytest.mark.parametrize("origin", ["http://evil.test", "null", "", "http://testserver.evil.test", "file://testserver"])
def test_a_foreign_page_cannot_open_a_socket(live, bob, origin):
    socket = live.knock(bob, origin=origin)
    assert socket.take()["type"] == "websocket.close"


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("http://localhost:8000", "localhost:8000", True),
        ("http://anna.localhost:8000", "anna.localhost:8000", True),
        ("http://localhost:8000", "127.0.0.1:8000", True),  # settings.ORIGIN
        ("http://anna.localhost:8000", "bob.localhost:8000", False),
        ("http://localhost:9000", "localhost:8000", False),
        ("http://evil.test", "evil.test", False),  # not one of ALLOWED_HOSTS
        ("ftp://localhost:8000", "localhost:8000", False),
    ],
)
def test_an_origin_is_ours_when_it_is_the_host(settings, origin, host, ours):
    settings.ORIGIN = "http://localhost:8000"
    settings.ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1"]
    assert is_own_origin(origin, host) is ours


def test_behind_https_a_plain_page_is_foreign(settings):
    settings.ORIGIN, settings.HTTPS, settings.ALLOWED_HOSTS = "https://crm.test", True, ["crm.test"]
    assert is_own_origin("https://crm.test", "crm.test")
    assert not is_own_origin("http://crm.test", "crm.test")


def test_an_address_that_is_no_socket_is_refused(live, bob):
    assert live.knock(bob, "no/such/place").take()["type"] == "websocket.close"


@pytest.mark.parametrize(
    "frame",
    [
        {},
        {"t": "shout"},
        {"t": ["sub"]},
        {"t": "sub"},
        {"t": "sub", "topics": "deals"},
        {"t": "sub", "topics": [1]},
        {"t": "sub", "topics": ["deals'; drop table"]},
        {"t": "sub", "topics": ["deals"] * 201},
        {"t": "sub", "topics": ["deals"], "after": "1"},
        {"t": "sub", "topics": ["deals"], "after": -1},
        {"t": "sub", "topics": ["deals"], "after": True},
        {"t": "here", "topic": "deals", "state": "flying"},
        {"t": "here", "topic": "deals", "state": "edit", "field": "<b>"},
        {"t": "typing", "topic": "deals", "audience": "everybody"},
    ],
)
def test_a_frame_of_another_shape_is_an_error_and_the_socket_lives(live, bob, frame):
    socket = live.open(bob)
    socket.say(**frame)
    assert socket.next("error") == {"t": "error", "code": "bad_frame"}
    assert socket.heard() == []


@pytest.mark.parametrize(
    "message",
    [
        {"text": "{"},
        {"text": "[" * 10_000},
        {"text": "\u0000"},
        {"text": '{"t":"ping","pad":"' + "x" * 17_000 + '"}'},
        {"bytes": b"\x00\x01"},
    ],
)
def test_garbage_ends_the_socket(live, bob, message):
    socket = live.open(bob)
    socket.give({"type": "websocket.receive", **message})
    assert socket.closed() == 4400


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"text": '{"t":"Zibeline"'}, "is closed with 4400"),
        ({"bytes": b"Zibeline"}, "is closed with 4400"),
        ({"text": "Zibeline" * 3000}, "is closed with 4400"),
        ({"text": '{"t":"Zibeline"}'}, "is none of ours"),
        ({"text": '{"t":"sub","topics":["Zibeline"]}'}, "is none of ours"),
        ({"text": '{"t":"typing","topic":"deals","audience":"Zibeline"}'}, "is none of ours"),
    ],
)
def test_a_refusal_is_logged_without_a_word_of_the_frame(live, bob, caplog, message, said):
    caplog.set_level("DEBUG")
    socket = live.open(bob)
    socket.give({"type": "websocket.receive", **message})
    if "closed" in said:
        assert socket.closed() == 4400
    else:
        assert socket.next("error")["code"] == "bad_frame"
    assert f"member {bob.id} {said}" in caplog.text
    assert "Zibeline" not in caplog.text


def test_a_question_that_fails_is_logged_without_a_word_of_it(live, bob, caplog, monkeypatch):
    from django.db import OperationalError

    from collaboration.consumers import session

    def down(scope, audience):
        raise OperationalError("the database is away")

    caplog.set_level("DEBUG")
    socket = live.open(bob)
    monkeypatch.setattr(session, "rights_at", down)
    socket.say(t="sub", topics=["deal:0192e000-0000-7000-8000-00000000cafe"])
    assert socket.next("error")["code"] == "unavailable"
    assert "could not be answered" in caplog.text
    assert "cafe" not in caplog.text


def test_a_refused_handshake_is_logged_without_its_cookie_or_origin(live, bob, caplog):
    caplog.set_level("DEBUG")
    bob.client.cookies["artel_session"] = "zibeline" * 4
    assert live.knock(bob).closed() == 4401
    assert live.knock(bob, origin="http://zibeline.test").take()["type"] == "websocket.close"
    assert "refused with 4401" in caplog.text
    assert "its page is not one of ours" in caplog.text
    assert "zibeline" not in caplog.text.lower()


def test_json_that_is_no_object_is_a_bad_frame(live, bob):
    socket = live.open(bob)
    socket.give({"type": "websocket.receive", "text": "[1,2]"})
    assert socket.next("error")["code"] == "bad_frame"


@pytest.mark.parametrize("topic", ["rockets", "rocket:0192e000-0000-7000-8000-000000000000", "workspace", "deal:"])
def test_a_topic_that_does_not_exist_is_told(live, bob, topic):
    socket = live.open(bob)
    socket.say(t="sub", topics=[topic])
    assert socket.next("error")["code"] in ("unknown_topic", "bad_frame")


def test_a_foreign_record_looks_like_none(live, bob, carol, bobs_deal):
    nothing = "deal:0192e000-0000-7000-8000-000000000000"
    socket = live.open(carol)
    socket.say(t="sub", topics=[f"deal:{bobs_deal.id}", nothing])
    assert socket.heard() == [
        {"t": "error", "code": "not_found", "topic": f"deal:{bobs_deal.id}"},
        {"t": "error", "code": "not_found", "topic": nothing},
    ]


def test_a_record_of_another_workspace_is_not_found(live, eve, bobs_deal):
    socket = live.open(eve)
    socket.say(t="sub", topics=[f"deal:{bobs_deal.id}"])
    assert socket.next("error")["code"] == "not_found"


def test_two_hundred_topics_are_enough(live, bob):
    socket = live.open(bob)
    from journal.ids import uuid7

    for _ in range(2):
        socket.say(t="sub", topics=[f"deal:{uuid7()}" for _ in range(150)])
    # The records do not exist, so they count no more once that is known.
    assert {frame["code"] for frame in socket.heard()} == {"not_found"}


def test_a_flood_ends_the_socket_and_nobody_elses(live, bob, carol, bobs_deal):
    flooder, neighbour = live.open(bob), live.open(bob, "deals")
    for _ in range(300):
        flooder.say(t="ping")
    assert flooder.closed() == 4429
    edited(bob, bobs_deal)
    assert len(neighbour.events()) == 1


def test_twenty_sockets_are_enough_for_one_person(live, bob, carol):
    for _ in range(20):
        live.open(bob)
    assert live.knock(bob).closed() == 4429
    assert live.open(carol).heard() == []


def test_one_person_in_two_browsers_is_two_sockets(live, bob):
    other = sign_in(bob.member, bob.workspace)
    assert live.open(bob).hello["member"] == live.open(other).hello["member"]

"""The same events where sockets are blocked."""

import asyncio
import json

import pytest
from asgiref.testing import ApplicationCommunicator

from config.settings import SESSION_COOKIE_NAME
from permissions.grants import end_share, share
from tests.collaboration.live.deal_acts import edited

pytestmark = pytest.mark.django_db(transaction=True)


class Poll:
    """One GET, under way."""

    def __init__(self, live, person, query, slug="north", method="GET"):
        self.live = live
        headers = []
        if person is not None:
            key = person.client.cookies[SESSION_COOKIE_NAME].value
            headers.append((b"cookie", f"{SESSION_COOKIE_NAME}={key}".encode()))
        scope = {
            "type": "http",
            "method": method,
            "path": f"/live/{slug}",
            "query_string": query.encode(),
            "headers": headers,
        }
        self.app = live.run(self._begin(scope))
        live.run(self.app.send_input({"type": "http.request", "body": b"", "more_body": False}))

    async def _begin(self, scope):
        from config.asgi import application

        return ApplicationCommunicator(application, scope)

    def answer(self):
        start = self.live.run(self.app.receive_output(10))
        body = self.live.run(self.app.receive_output(10))
        self.live.run(self.app.wait(10))
        return start["status"], json.loads(body["body"])

    def is_waiting(self) -> bool:
        """It has subscribed, and nothing has come."""

        async def until_subscribed():
            while not any(one.topics and not one.is_held for feed in feeds.values() for one in feed.listeners):
                await asyncio.sleep(0.01)

        feeds = self.live.hub.feeds
        self.live.run(until_subscribed())
        return self.app.output_queue.empty()


def begin(live, person) -> int:
    status, answer = Poll(live, person, "").answer()
    assert (status, answer["frames"]) == (200, [])
    return answer["seq"]


def test_it_says_where_to_begin_and_tells_what_happened_since(live, bob, bobs_deal):
    seq = begin(live, bob)
    edited(bob, bobs_deal)
    status, answer = Poll(live, bob, f"after={seq}&topics=deals").answer()
    assert (status, answer["seq"]) == (200, seq + 1)
    assert [frame["about"] for frame in answer["frames"]] == [f"deal:{bobs_deal.id}"]


def test_it_waits_for_what_will_happen(live, bob, bobs_deal):
    seq = begin(live, bob)
    poll = Poll(live, bob, f"after={seq}&topics=deals,notifications,deal:{bobs_deal.id}")
    assert poll.is_waiting()
    edited(bob, bobs_deal)
    assert poll.answer()[1]["seq"] == seq + 1


def test_it_answers_empty_after_a_while(live, monkeypatch, bob):
    monkeypatch.setattr("collaboration.consumers.long_poll.WAIT", 0.05)
    seq = begin(live, bob)
    assert Poll(live, bob, f"after={seq}&topics=deals").answer() == (200, {"seq": seq, "frames": []})


def test_it_holds_nothing_once_the_reader_has_left(live, bob):
    seq = begin(live, bob)
    poll = Poll(live, bob, f"after={seq}&topics=deals")
    assert poll.is_waiting()
    live.run(poll.app.send_input({"type": "http.disconnect"}))
    live.run(poll.app.wait(10))
    assert live.hub.feeds == {}


def test_a_right_lost_while_it_waits_is_told_and_nothing_else(live, alice, pavel, bobs_deal):
    with alice.acting():
        grant = share(bobs_deal, pavel.member, "view")
    seq = begin(live, pavel)
    poll = Poll(live, pavel, f"after={seq}&topics=deals")
    assert poll.is_waiting()
    with alice.acting():
        end_share(bobs_deal, grant)
    edited(alice, bobs_deal)
    assert poll.answer()[1]["frames"] == [{"t": "reset", "reason": "access"}]


def test_too_far_behind_is_a_reset(live, bob):
    frames = Poll(live, bob, "after=99999&topics=deals").answer()[1]["frames"]
    assert frames == [{"t": "reset", "reason": "unknown"}]


@pytest.mark.parametrize("query", ["after=x", "after=1&topics=DROP TABLE", "after=1&topics=" + "a," * 300])
def test_garbage_is_refused(live, bob, query):
    status, answer = Poll(live, bob, query.replace(" ", "%20")).answer()
    assert (status, answer["error"]["code"]) == (400, "invalid")


def test_nobody_polls_without_a_session(live, workspace):
    status, answer = Poll(live, None, "").answer()
    assert (status, answer["error"]["code"]) == (401, "not_signed_in")


def test_a_stranger_finds_nothing(live, workspace, eve):
    status, answer = Poll(live, eve, "").answer()
    assert (status, answer["error"]["code"]) == (404, "not_found")


def test_it_answers_get_only(live, bob):
    assert Poll(live, bob, "", method="POST").answer()[0] == 404

"""Two web servers and a process without sockets on one Redis: everybody hears the same, whoever is killed."""

import asyncio
import json
import os
from contextlib import ExitStack

import pytest
from django.conf import settings as django_settings
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from collaboration.bus.outpost import Outpost
from collaboration.bus.redis import RedisBus
from config.settings import SESSION_COOKIE_NAME
from permissions.grants import end_share, share
from tests.collaboration.live.deal_acts import edited
from tests.infrastructure.redis import private_redis
from tests.infrastructure.serving import free_port, served

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 20  # seconds until a wait in vain ends


class Wire:
    """A real browser's socket, as far as the server can tell."""

    def __init__(self, server, person, *topics, after=None, closing):
        key = person.client.cookies[SESSION_COOKIE_NAME].value
        self.socket = closing.enter_context(
            connect(
                f"ws://localhost:{server.port}/ws/live/{person.workspace.slug}/",
                origin=server.address,
                additional_headers={"Cookie": f"{SESSION_COOKIE_NAME}={key}"},
                close_timeout=1,
            )
        )
        self.hello = self.next("hello")
        if topics:
            self.say(t="sub", topics=list(topics), after=after)

    def say(self, **frame):
        self.socket.send(json.dumps(frame))

    def until(self, found):
        frames = []
        while not frames or not found(frames[-1]):
            frames.append(json.loads(self.socket.recv(timeout=LONG)))
        return frames

    def next(self, t):
        return self.until(lambda frame: frame["t"] == t)[-1]


@pytest.fixture
def wire():
    with ExitStack() as closing:
        yield lambda *args, **more: Wire(*args, **more, closing=closing)


def _environment(redis_url: str) -> dict[str, str]:
    """The same database and the same key, so that sessions of this process are sessions there."""
    return {
        "REDIS_URL": redis_url,
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "ARTEL_SECRET_KEY": django_settings.SECRET_KEY,
    }


@pytest.fixture(scope="module")
def pair(django_db_setup, redis_url):
    environment = _environment(redis_url)
    options = ("--no-worker", "--no-migrate")
    with served(*options, **environment) as first, served(*options, **environment) as second:
        yield first, second


@pytest.fixture
def on_redis(settings, redis_url):
    """This process, too, speaks on the bus; it has no sockets."""
    settings.REDIS_URL = redis_url
    settings.CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [redis_url]}}
    }


def test_both_processes_hear_of_a_change_made_in_a_third(pair, on_redis, wire, alice, bob, bobs_deal):
    wires = [wire(pair[0], alice, "deals"), wire(pair[1], bob, "deals")]
    edited(bob, bobs_deal)
    assert [one.next("ev")["about"] for one in wires] == [f"deal:{bobs_deal.id}"] * 2


def test_a_lost_right_is_lost_on_every_process(pair, on_redis, wire, alice, pavel, bobs_deal):
    with alice.acting():
        grant = share(bobs_deal, pavel.member, "view")
    wires = [wire(server, pavel, "deals", f"deal:{bobs_deal.id}") for server in pair]
    for one in wires:
        one.next("presence")
    with alice.acting():
        end_share(bobs_deal, grant)
    edited(alice, bobs_deal)
    for one in wires:
        assert [frame["t"] for frame in one.until(lambda frame: frame["t"] == "reset")] == ["gone", "reset"]
        one.say(t="ping")
        assert [frame["t"] for frame in one.until(lambda frame: frame["t"] == "pong")] == ["pong"]


def test_people_on_different_processes_see_each_other(pair, on_redis, wire, alice, bob, bobs_deal):
    topic = f"deal:{bobs_deal.id}"
    alices, bobs = wire(pair[0], alice, topic), wire(pair[1], bob, topic)
    bobs.say(t="here", topic=topic, state="edit", field="amount")
    seen = alices.until(lambda frame: frame["t"] == "presence" and frame["people"])[-1]
    assert (seen["people"][0]["name"], seen["people"][0]["field"]) == ("Bob", "amount")
    bobs.say(t="typing", topic=topic, audience="internal")
    assert alices.next("typing")["name"] == "Bob"
    bobs.socket.close()
    alices.until(lambda frame: frame["t"] == "presence" and not frame["people"])


def test_without_redis_events_arrive_all_the_same(django_db_setup, wire, bob, bobs_deal):
    port = free_port()
    environment = _environment(f"redis://127.0.0.1:{port}/0")
    with ExitStack() as redis:
        redis.enter_context(private_redis(port))
        with served("--no-worker", "--no-migrate", **environment) as server:
            bobs = wire(server, bob, "deals")
            edited(bob, bobs_deal)
            first = bobs.next("ev")["seq"]
            redis.close()
            edited(bob, bobs_deal)
            assert bobs.next("ev")["seq"] == first + 1
            server.wait_until_it_says("the bus is away")
            redis.enter_context(private_redis(port))
            server.wait_until_it_says("the bus is back")
            edited(bob, bobs_deal)
            assert bobs.next("ev")["seq"] == first + 2


def test_a_process_without_sockets_reaches_the_bus(on_redis):
    async def listen_and_speak():
        heard: asyncio.Queue = asyncio.Queue()

        async def nothing():
            pass

        bus = RedisBus(heard.put_nowait, nothing)
        await bus.start()
        outpost = Outpost()
        try:
            while heard.empty():  # until the bus has joined
                outpost.send_soon({"about": "journal", "workspace": "w", "seq": 7})
                await asyncio.sleep(0.05)
            return await heard.get()
        finally:
            await bus.stop()
            await asyncio.to_thread(outpost.close)

    message = asyncio.run(listen_and_speak())
    assert (message["about"], message["workspace"], message["seq"]) == ("journal", "w", 7)


# The last one: it leaves only one of the pair.
def test_a_stopped_server_says_so_and_the_other_one_knows_what_was_missed(pair, on_redis, wire, bob, bobs_deal):
    bobs = wire(pair[1], bob, "deals")
    edited(bob, bobs_deal)
    last = bobs.next("ev")["seq"]
    assert pair[1].stop() == 0
    with pytest.raises(ConnectionClosed, match="4001"):
        bobs.until(lambda frame: False)
    edited(bob, bobs_deal)
    edited(bob, bobs_deal)
    again = wire(pair[0], bob, "deals", after=last)
    assert [again.next("ev")["seq"], again.next("ev")["seq"]] == [last + 1, last + 2]

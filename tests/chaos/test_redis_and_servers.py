"""Two web servers on a real Redis, 50 events a second: Redis is killed and comes back, one server is killed,
connections are cut for two seconds. Nobody misses an event, nobody hears what is not theirs, and every screen ends
equal to the database.

A worker changes nothing here: whoever writes stands outside of both servers, as a worker does.
"""

import asyncio
import os
import threading
import time
from contextlib import ExitStack

import pytest
from django.conf import settings as django_settings
from django.db import connection

from config.settings import SESSION_COOKIE_NAME
from journal.models import Event
from permissions.grants import end_share, share
from tests.chaos.viewer import Viewer
from tests.collaboration.live.deal_acts import edited
from tests.infrastructure.redis import private_redis
from tests.infrastructure.serving import free_port, served
from workspace.deals.models import Deal
from workspace.deals.operations import open_deal, open_pipeline

pytestmark = pytest.mark.django_db(transaction=True)
A_SECOND = 50
LONG = 30.0  # seconds until a wait in vain ends


@pytest.fixture
def bobs_deal(alice, bob, workspace) -> Deal:
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Sales", template="sales")
        return open_deal(workspace=workspace, pipeline=pipeline, title="Racks for the port", owner=bob.member)


class Crowd:
    """Viewers in an event loop of their own."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.viewers: dict[str, Viewer] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()

    def add(self, person, ports: list[int]) -> Viewer:
        key = person.client.cookies[SESSION_COOKIE_NAME].value
        cookie = f"{SESSION_COOKIE_NAME}={key}"
        viewer = Viewer(person.member.name, person.workspace.slug, cookie, ports)
        self.viewers[viewer.name] = viewer
        self.loop.call_soon_threadsafe(lambda: self._tasks.append(self.loop.create_task(viewer.watch())))
        asyncio.run_coroutine_threadsafe(asyncio.wait_for(viewer.is_ready.wait(), LONG), self.loop).result(LONG)
        return viewer

    def until(self, found) -> bool:
        """Whether it comes true within LONG."""

        async def look() -> None:
            while not found():
                await asyncio.sleep(0.02)

        try:
            asyncio.run_coroutine_threadsafe(asyncio.wait_for(look(), LONG), self.loop).result(LONG + 1)
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        async def end() -> None:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self.loop).result(LONG)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


@pytest.fixture
def crowd():
    made = Crowd()
    yield made
    made.close()


@pytest.mark.parametrize("seconds", [5, pytest.param(120, marks=pytest.mark.proof)])
def test_nothing_is_lost_and_nothing_leaks(
    django_db_setup, settings, crowd, alice, bob, carol, pavel, bobs_deal, seconds
):
    port = free_port()
    settings.REDIS_URL = url = f"redis://127.0.0.1:{port}/0"
    settings.CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [url]}}
    }
    environment = {
        "REDIS_URL": url,
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "ARTEL_SECRET_KEY": django_settings.SECRET_KEY,
    }
    with alice.acting():
        grant = share(bobs_deal, pavel.member, "view")
    with ExitStack() as redis:
        redis.enter_context(private_redis(port))
        options = ("--no-worker", "--no-migrate")
        with served(*options, **environment) as first, served(*options, **environment) as second:
            ports = [first.port, second.port]
            alices, bobs = crowd.add(alice, ports), crowd.add(bob, ports[::-1])
            carols, pavels = crowd.add(carol, ports), crowd.add(pavel, ports[::-1])
            began, total = time.monotonic(), seconds * A_SECOND
            trouble = {
                0.2: redis.close,
                0.3: lambda: crowd.loop.call_soon_threadsafe(bobs.cut, 2.0),
                0.4: lambda: stop_sharing(alice, bobs_deal, grant),
                0.6: lambda: redis.enter_context(private_redis(port)),
                0.7: lambda: (first.process.kill(), first.process.wait()),
                0.8: lambda: crowd.loop.call_soon_threadsafe(alices.cut, 2.0),
            }
            ended_at = None
            for number in range(total):
                for share_of_time in [one for one in trouble if number >= one * total]:
                    trouble.pop(share_of_time)()
                    if share_of_time == 0.4:
                        ended_at = last_event(alice)
                edited(bob, bobs_deal)
                pause(began + (number + 1) / A_SECOND)
            last = last_event(alice)
            assert crowd.until(lambda: alices.after == last and bobs.after == last)
            assert not trouble
            check(alice, bobs_deal, [alices, bobs], carols, pavels, ended_at)
            assert min(alices.connected, bobs.connected) > 1


def check(alice, deal, faithful, carols, pavels, ended_at) -> None:
    with alice.inside():
        rows = Event.objects.filter(about_id=deal.id, kind="deal.edited").order_by("seq")
        seqs = list(rows.values_list("seq", flat=True))
        deal.refresh_from_db()
    for viewer in faithful:
        assert [seq for seq in viewer.heard if seq in set(seqs)] == seqs, viewer.name
        assert viewer.versions[f"deal:{deal.id}"] == deal.version
    assert carols.heard == []
    assert pavels.heard
    assert max(pavels.heard) <= ended_at


def stop_sharing(alice, deal, grant) -> None:
    with alice.acting():
        end_share(deal, grant)


def last_event(person) -> int:
    with person.inside():
        return Event.objects.latest("seq").seq


def pause(until: float) -> None:
    """Keep the pace: the load is what is given here, nothing is waited for."""
    if (rest := until - time.monotonic()) > 0:
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(%s)", [rest])

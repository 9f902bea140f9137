"""A share is stopped while its partner listens on two servers: how soon they are told, and whether anything leaks.

First alone, for the time it takes. Then each time with a change of the record that follows at once, while the partner's
queues are full of what came before: by the bus, and with the bus message of the stop dropped, when the fence has to hold.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.benchmarks.live.figures import Figure, part
from tests.benchmarks.live.ground import SLUG, deal, people, rename, signed_in
from tests.benchmarks.live.readers import Ear
from tests.benchmarks.live.servers import start

ROUNDS = 60


async def measure(kind: str) -> list[Figure]:
    from tests.infrastructure.redis import private_redis

    await asyncio.to_thread(people, 1)
    with private_redis() as url, _on_redis(url):
        servers = [start(kind, is_pinned=False, REDIS_URL=url) for _ in range(2)]
        try:
            record = await asyncio.to_thread(deal, "Shared and not shared")
            partner, cookie = await asyncio.to_thread(_partner)
            ears = [await Ear.at(one, f"/ws/live/{SLUG}/", cookie) for one in servers]
            for ear in ears:
                await ear.next("hello")
                await ear.say(t="sub", topics=["deals"])
            alone, _ = await _rounds(record, partner, ears, is_raced=False)
            raced, leaked = await _rounds(record, partner, ears)
            _, leaked_without = await _rounds(record, partner, ears, is_told=False)
        finally:
            for one in servers:
                one.kill()
    return [
        Figure("revocation over two processes, p50", kind, part(alone, 0.5)),
        Figure("revocation over two processes, p95", kind, part(alone, 0.95), None, 25),
        Figure("the same while the record goes on changing, p95", kind, part(raced, 0.95)),
        Figure(f"events heard after it, {ROUNDS} times", kind, leaked, None, 0, unit=""),
        Figure(f"the same without the bus message, {ROUNDS} times", kind, leaked_without, None, 0, unit=""),
    ]


async def _rounds(
    record: Any, partner: Any, ears: list[Ear], *, is_told: bool = True, is_raced: bool = True
) -> tuple[list[float], int]:
    waits, leaked = [], 0
    for number in range(ROUNDS):
        grant = await asyncio.to_thread(_share, record, partner)
        for ear in ears:
            await ear.next("reset")
        stopping = asyncio.create_task(asyncio.to_thread(_stop, record, grant, number, is_told, is_raced))
        told = [asyncio.create_task(_told(ear)) for ear in ears]
        ended_at, last = await stopping
        arrived = await asyncio.gather(*told)
        waits.append((max(at for at, _ in arrived) - ended_at) * 1000)
        for ear in ears:
            await ear.say(t="ping")
        after = [frame for ear in ears for frame in await ear.until("pong")]
        frames = [frame for _, before in arrived for frame in before] + after
        if is_raced:
            leaked += sum(frame["t"] == "ev" and frame["seq"] > last for frame in frames)
    return waits, leaked


async def _told(ear: Ear) -> tuple[float, list[dict[str, Any]]]:
    frames = await ear.until("reset")
    return time.perf_counter(), frames


def _partner() -> tuple[Any, str]:
    """A partner who sees what is shared with them, and their session's cookie."""
    from django.utils import timezone

    from accounts.actors import Actor
    from accounts.circles import open_circle, sync_circles
    from accounts.models import Kind, Membership, User, Workspace
    from journal.acting import act
    from permissions.grants import set_roles
    from workspace.companies.models import Company

    workspace = Workspace.objects.get(slug=SLUG)
    email = f"partner-{time.time_ns()}@fan-out.test"
    with act(workspace, by=Actor.system()):
        user = User.objects.create(email=email, password="!")
        company = Company.objects.create(
            workspace=workspace, name=email, relation="partner", circle=open_circle(workspace)
        )
        member = Membership.objects.create(
            workspace=workspace,
            user=user,
            name="Partner",
            email=email,
            kind=Kind.PARTNER,
            circle=company.circle,
            joined_at=timezone.now(),
        )
        sync_circles(member)
        set_roles(workspace, member, ["partner"])
    return member, signed_in(user)


def _share(record: Any, partner: Any) -> Any:
    from accounts.actors import Actor
    from accounts.models import Workspace
    from journal.acting import act
    from permissions.grants import share

    with act(Workspace.objects.get(slug=SLUG), by=Actor.system()):
        return share(record, partner, "view")


def _stop(record: Any, grant: Any, number: int, is_told: bool, is_raced: bool) -> tuple[float, int]:
    """When the stop was committed, and the number of its event; when it is raced, the record changes before and after."""
    from django.db import transaction

    from accounts.actors import Actor
    from accounts.models import Workspace
    from journal import acting
    from journal.acting import act
    from journal.models import Event
    from permissions.grants import end_share

    workspace = Workspace.objects.get(slug=SLUG)
    committed: list[float] = []
    if is_raced:
        rename(record, f"before {number}")
    announcers = acting.announcers
    if not is_told:
        acting.announcers = []
    try:
        with act(workspace, by=Actor.system()):
            transaction.on_commit(lambda: committed.append(time.perf_counter()))
            end_share(record, grant)
        if not is_raced:
            return committed[0], 0
        with act(workspace, by=Actor.system()):
            last = Event.objects.latest("seq").seq
    finally:
        acting.announcers = announcers
    rename(record, f"after {number}")
    return committed[0], last


@contextmanager
def _on_redis(url: str) -> Iterator[None]:
    """This process, too, speaks on the bus, and forgets it afterwards."""
    from channels.layers import channel_layers
    from django.conf import settings

    from collaboration.bus.outpost import outpost

    usual = settings.REDIS_URL, settings.CHANNEL_LAYERS
    settings.REDIS_URL = url
    settings.CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [url]}}
    }
    try:
        yield
    finally:
        outpost.cache_clear()
        channel_layers.backends.pop("default", None)
        settings.REDIS_URL, settings.CHANNEL_LAYERS = usual

"""Who is at a record on other processes: kept in Redis, where every entry expires by itself."""

import json
import time
from typing import Any
from uuid import UUID, uuid4

from redis.asyncio import Redis

from collaboration.presence.place import Place

EXPIRY = 45  # seconds without being refreshed


class Elsewhere:
    """A hash a record: `<process>:<tab>` -> place. Every call may raise redis.RedisError."""

    def __init__(self, url: str) -> None:
        self.process = uuid4().hex
        self._redis: Any = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)

    async def close(self) -> None:
        await self._redis.aclose()

    async def put(self, workspace_id: UUID, topic: str, places: dict[Any, Place]) -> None:
        """Say who is here on this process now: the whole list of a record."""
        key = _key(workspace_id, topic)
        now = time.time()
        mine = {f"{self.process}:{tab}": json.dumps({**place.as_json(), "at": now}) for tab, place in places.items()}
        old = [name.decode() for name in await self._redis.hkeys(key) if name.decode().startswith(self.process)]
        async with self._redis.pipeline(transaction=True) as steps:
            if gone := [name for name in old if name not in mine]:
                steps.hdel(key, *gone)
            if mine:
                steps.hset(key, mapping=mine)
                steps.expire(key, EXPIRY)
            await steps.execute()

    async def others(self, workspace_id: UUID, topic: str) -> list[Place]:
        """Who is here on other processes."""
        found: list[Place] = []
        for name, value in (await self._redis.hgetall(_key(workspace_id, topic))).items():
            place = Place(**json.loads(value))
            if not name.decode().startswith(self.process) and place.at > time.time() - EXPIRY:
                found.append(place)
        return found


def _key(workspace_id: UUID, topic: str) -> str:
    return f"artel:presence:{workspace_id}:{topic}"

"""The connection by which this process writes into the logs what its sockets hear."""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from struct import Struct
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
import uuid_utils
from django.db import connection
from psycopg import errors, generators
from psycopg.pq import ExecStatus, Format

from collaboration.documents.appending import SQL, Kept
from collaboration.documents.rooms import packed

if TYPE_CHECKING:
    from collaboration.documents.rooms.items import Item

LOCK_MS = 5_000
_NAME = b"append"
_ORDER = ("ids", "documents", "nths", "datas", "authors", "refs", "weights", "epoch")
# The same statement as everybody's; psycopg's own way of it costs more than the rest of a commit.
_NUMBERED = re.sub(r"%\((\w+)\)s", lambda found: f"${_ORDER.index(found[1]) + 1}", SQL).replace("$8", "$8::bigint")
_BIGINT = Struct("!q")


class Ledger:
    """One statement at a time; the connection sees one workspace at a time, like all others."""

    def __init__(self) -> None:
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._workspace_id: UUID | None = None

    async def append(
        self, workspace_id: UUID, items: Mapping[UUID, Sequence["Item"]], epoch: int
    ) -> dict[UUID, Kept] | None:
        """Keep what documents' items hold, in their order; None when access rules are newer than `epoch`.

        Raises:
            psycopg.Error: nothing is known of what was kept; close() before it is tried again.
        """
        behind = await self._behind_fence(workspace_id)
        binary = [Format.BINARY] * len(_ORDER)
        behind.pgconn.send_query_prepared(_NAME, _parameters(items, epoch), binary, Format.BINARY)
        rows = _rows(await behind.wait(generators.execute(behind.pgconn)))
        if _number(rows[0][-1]) > epoch:
            return None
        found = (Kept(UUID(bytes=row[0]), *map(_number, row[1:-1])) for row in rows if row[0] is not None)
        return {kept.document_id: kept for kept in found}

    async def close(self) -> None:
        behind, self._connection, self._workspace_id = self._connection, None, None
        if behind is not None:
            await behind.close()

    async def _behind_fence(self, workspace_id: UUID) -> "psycopg.AsyncConnection[Any]":
        if self._connection is None:
            self._connection = await _connect()
        if self._workspace_id != workspace_id:
            await self._connection.execute("select set_config('app.workspace', %s, false)", [str(workspace_id)])
            self._workspace_id = workspace_id
        return self._connection


def _parameters(items: Mapping[UUID, Sequence["Item"]], epoch: int) -> list[bytes | None]:
    every = [item for some in items.values() for item in some]
    return [
        packed.uuids(packed.A_UUID + uuid_utils.uuid7().bytes for _ in every),
        packed.uuids(element for one, some in items.items() for element in [packed.element(one)] * len(some)),
        packed.counts([len(some) for some in items.values()]),
        packed.byteas([item.data for item in every]),
        packed.uuids(item.line.author for item in every),
        packed.nulls(len(every)),
        packed.ints([item.weight for item in every]),
        _BIGINT.pack(epoch),
    ]


def _rows(results: Iterable[Any]) -> list[list[bytes | None]]:
    """What the statement answered.

    Raises:
        psycopg.Error: it was refused.
    """
    (result,) = results
    if result.status != ExecStatus.TUPLES_OK:
        raise errors.error_from_result(result)
    return [[result.get_value(row, at) for at in range(result.nfields)] for row in range(result.ntuples)]


def _number(value: bytes | None) -> int:
    return int(_BIGINT.unpack(value or b"")[0])


async def _connect() -> "psycopg.AsyncConnection[Any]":
    params = await asyncio.to_thread(connection.get_connection_params)
    wanted = {name: params[name] for name in ("dbname", "user", "password", "host", "port") if params.get(name)}
    options = {name: value for name, value in params.items() if name.startswith("ssl")}
    role = connection.settings_dict["OPTIONS"].get("assume_role")
    behind = await psycopg.AsyncConnection.connect(autocommit=True, **wanted, **options)
    await behind.execute("select set_config('role', %s, false)", [role])
    await behind.execute("select set_config('lock_timeout', %s, false)", [str(LOCK_MS)])
    behind.pgconn.send_prepare(_NAME, _NUMBERED.encode())
    (prepared,) = await behind.wait(generators.execute(behind.pgconn))
    if prepared.status != ExecStatus.COMMAND_OK:
        raise errors.error_from_result(prepared)
    return behind

"""The one statement that numbers and keeps updates, for the sockets' committer and for everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from journal.ids import uuid7

# The log's row is locked while its numbers are given: what has a smaller number is committed before what has a
# greater one. Nothing is kept when the workspace's access rules are newer than those the writers were judged by.
# Several documents are locked in one order, so that two processes cannot wait for each other.
SQL = """
with sent as (
    select * from unnest(%(ids)s::uuid[], %(documents)s::uuid[], %(nths)s::int[], %(datas)s::bytea[],
                         %(authors)s::uuid[], %(refs)s::uuid[], %(weights)s::int[])
        as one(id, document_id, nth, data, author_id, client_ref, weight)
), sums as (
    select document_id, count(*) as many, sum(weight) as bytes from sent group by document_id
), fence as (
    select coalesce(max(acl_epoch), 0) as epoch from journal_clock
    where workspace_id = nullif(current_setting('app.workspace', true), '')::uuid
), locked as (
    select log.document_id from documents_log log join sums using (document_id)
    where (select epoch from fence) <= %(epoch)s order by 1 for no key update of log
), counted as (
    update documents_log log set seq = log.seq + sums.many, size = log.size + sums.bytes, written_at = clock_timestamp()
    from sums join locked using (document_id) where log.document_id = sums.document_id
    returning log.document_id, log.workspace_id, log.seq - sums.many as before, log.seq, log.upto, log.size,
              log.snapshot_size
), kept as (
    insert into documents_update (id, workspace_id, document_id, seq, data, author_id, client_ref, created_at)
    select sent.id, counted.workspace_id, sent.document_id, counted.before + sent.nth, sent.data, sent.author_id,
           sent.client_ref, clock_timestamp()
    from sent join counted using (document_id)
)
select counted.document_id, before, seq, upto, size, snapshot_size, fence.epoch from fence left join counted on true
"""
ANY_EPOCH = 2**62


@dataclass(frozen=True)
class Draft:
    """An update on its way into the log.

    Args:
        weight: what it adds to the size of the document, in bytes; 0 for its own length.
    """

    document_id: UUID
    data: bytes
    author_id: UUID | None
    client_ref: UUID | None = None
    weight: int = 0


@dataclass(frozen=True)
class Kept:
    """What the log of a document says after some updates were kept.

    Args:
        before: the number of the last update that was there before them; theirs follow.
        seq: the number of the last of them.
        upto: up to where the newest snapshot goes.
        size: what the updates after it weigh, in bytes.
    """

    document_id: UUID
    before: int
    seq: int
    upto: int
    size: int
    snapshot_size: int


def parameters(drafts: Sequence[Draft], epoch: int = ANY_EPOCH) -> dict[str, Any]:
    """What SQL asks for; each document's updates are numbered in the order given.

    Args:
        epoch: the access rules by which the writers were judged; any for those judged in the same transaction.
    """
    counts: dict[UUID, int] = {}
    nths = []
    for draft in drafts:
        counts[draft.document_id] = counts.get(draft.document_id, 0) + 1
        nths.append(counts[draft.document_id])
    return {
        "ids": [uuid7() for _ in drafts],
        "documents": [draft.document_id for draft in drafts],
        "nths": nths,
        "datas": [draft.data for draft in drafts],
        "authors": [draft.author_id for draft in drafts],
        "refs": [draft.client_ref for draft in drafts],
        "weights": [draft.weight or len(draft.data) for draft in drafts],
        "epoch": epoch,
    }

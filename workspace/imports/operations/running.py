"""The run: batches in file order, each one act; a worker that dies goes on where the last batch ended."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from uuid import UUID

from django.db import DataError
from django.utils import timezone
from django.utils.translation import override

from accounts.actors import Actor
from accounts.models import Workspace
from journal.acting import act, publish
from journal.errors import Refusal, tells_of_a_full_disk
from journal.fence import fence
from permissions.capabilities import Capability
from permissions.scope import Scope
from workspace.imports.errors import CannotBeKept, Interrupted, NoLongerAllowed, NoRoomLeft
from workspace.imports.events import ImportProgressed
from workspace.imports.models import Import, ImportFile, RefusedRow
from workspace.imports.operations.taking import Taker
from workspace.imports.operations.wizard import BUSY, check_import
from workspace.imports.queries.checking import mark_twice
from workspace.imports.queries.meaning import ORDER, invert
from workspace.imports.queries.reasons import reason
from workspace.imports.queries.rows import Row, rows_of_file

log = logging.getLogger(__name__)
# An act holds the workspace's clock while its events are written, and everybody else's act waits for that: with 250
# rows a comment needed 70 ms longer at worst than with 100, and the whole import takes a fifth longer.
BATCH = 100
# What the data itself is to blame for: another try would end the same way.
_UNKEEPABLE = (DataError, ValueError)


def check_in_background(workspace_id: UUID, import_id: UUID, *, is_last_try: bool = True) -> None:
    """Read every row of an import and keep the report."""
    workspace, run = _load(workspace_id, import_id)
    with _ends_named(workspace, run, is_last_try), act(workspace, by=Actor.importing(run.created_by)):
        run = Import.objects.select_for_update(no_key=True).get(pk=import_id)
        if run.state == Import.State.CHECKING:
            check_import(run=run)


def run_import(workspace_id: UUID, import_id: UUID, *, is_last_try: bool = True) -> None:
    """Bring every row in; safe to call again after a crash.

    Args:
        is_last_try: nobody will call again, so the import must not stay "running" whatever happens.
    """
    workspace, run = _load(workspace_id, import_id)
    if run.state != Import.State.RUNNING:
        return
    with _ends_named(workspace, run, is_last_try):
        with fence(workspace.id, None):
            taker = Taker.prepare(workspace, run)
            position = 0
            for file in _files(run):
                rows = list(rows_of_file(file, run.options))
                mark_twice(file.kind, rows)
                for batch in _batches(rows):
                    position += len(batch)
                    if position > run.done and not _take(workspace, import_id, taker, file, batch):
                        return
        _finish(workspace, import_id)


@contextmanager
def _ends_named(workspace: Workspace, run: Import, is_last_try: bool) -> Iterator[None]:
    """Speaks the language of whoever started it; what stops the work is kept with the import under a name.

    What may be over at the next try (a deadlock, a database that is restarted) is raised, but for the last one.
    """
    with override(_language(workspace, run)):
        try:
            yield
        except Refusal as refusal:
            _fail(workspace, run.id, refusal)
        except _UNKEEPABLE as fault:
            _fail(workspace, run.id, CannotBeKept(), fault)
        except Exception as fault:
            if not is_last_try:
                raise
            _fail(workspace, run.id, NoRoomLeft() if tells_of_a_full_disk(fault) else Interrupted(), fault)


def _language(workspace: Workspace, run: Import) -> str:
    user = run.created_by.user
    return user.language if user else workspace.language


def _files(run: Import) -> list[ImportFile]:
    known = [file for file in run.files.all() if file.kind in ORDER]
    return sorted(known, key=lambda file: ORDER.index(file.kind))


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def _take(workspace: Workspace, import_id: UUID, taker: Taker, file: ImportFile, batch: list[Row]) -> bool:
    """One batch in one act; False when the person cancelled meanwhile."""
    with act(workspace, by=Actor.importing(taker.run.created_by)):
        run = Import.objects.select_for_update(no_key=True).get(pk=import_id)
        if run.state != Import.State.RUNNING:
            return False
        if not Scope.of(taker.run.created_by).can(Capability.IMPORT_RUN):
            raise NoLongerAllowed
        counts = taker.take(file.kind, [row for row in batch if not row.refused])
        refused = [row for row in batch if row.refused]
        RefusedRow.objects.bulk_create(
            RefusedRow(
                workspace=workspace,
                file=file,
                line=row.line,
                code=row.refused,
                message=reason(row.refused, invert(file.mapping).get(row.at_field, [row.at_field])[0])[:300],
                values=row.raw,
            )
            for row in refused
        )
        run.done += len(batch)
        run.created += counts.created
        run.updated += counts.updated
        run.unchanged += counts.unchanged
        run.refused += len(refused)
        run.pipeline_id = taker.pipeline_id
        run.save(update_fields=["done", "created", "updated", "unchanged", "refused", "pipeline_id"])
        publish(ImportProgressed(state=run.state, done=run.done, total=run.total), about=run)
    return True


def _finish(workspace: Workspace, import_id: UUID) -> None:
    with act(workspace, by=Actor.system()):
        run = Import.objects.select_for_update(no_key=True).get(pk=import_id)
        if run.state == Import.State.RUNNING:
            run.state, run.finished_at = Import.State.DONE, timezone.now()
            run.save(update_fields=["state", "finished_at"])
            publish(ImportProgressed(state=run.state, done=run.done, total=run.total), about=run)


def _fail(workspace: Workspace, import_id: UUID, refusal: Refusal, fault: Exception | None = None) -> None:
    # Where it happened, but never the fault's own text: it quotes the data.
    place = "".join(traceback.format_tb(fault.__traceback__)) if fault else ""
    log.warning("import %s stopped: %s, %s\n%s", import_id, refusal.code, type(fault or refusal).__name__, place)
    message = str(refusal.message)
    with act(workspace, by=Actor.system()):
        run = Import.objects.select_for_update(no_key=True).get(pk=import_id)
        if run.state not in BUSY:
            return  # cancelled meanwhile
        run.state, run.error, run.finished_at = Import.State.FAILED, message[:300], timezone.now()
        run.save(update_fields=["state", "error", "finished_at"])
        publish(ImportProgressed(state=run.state, done=run.done, total=run.total), about=run)


def _load(workspace_id: UUID, import_id: UUID) -> tuple[Workspace, Import]:
    workspace = Workspace.objects.get(pk=workspace_id)
    with fence(workspace.id, None):
        return workspace, Import.objects.select_related("created_by", "created_by__user").get(pk=import_id)

"""The steps of the wizard: bring files, map them, check, run, stop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.models import Membership, Workspace
from journal.acting import publish
from journal.text import clean
from workspace.imports.errors import (
    CurrencyDemanded,
    FieldDemanded,
    FieldMappedTwice,
    ImportIsBusy,
    ImportIsFinished,
    NotChecked,
    TooManyFiles,
)
from workspace.imports.events import ImportProgressed
from workspace.imports.models import Import, ImportFile
from workspace.imports.queries.checking import check, demands_currency
from workspace.imports.queries.meaning import ORDER, TARGETS, date_order, guess
from workspace.imports.queries.rows import DATES
from workspace.imports.queries.tables import Table, read_table, rows_of

MOST_FILES = 10
BUSY = (Import.State.CHECKING, Import.State.RUNNING)
FINISHED = (Import.State.DONE, Import.State.FAILED, Import.State.CANCELLED)


def start_import(*, workspace: Workspace, member: Membership, files: Sequence[tuple[str, bytes]]) -> Import:
    """Take files in and guess what they mean.

    Args:
        files: (name, bytes) of each.

    Raises:
        TooManyFiles, NotATable, BrokenTable, EmptyTable, UnknownEncoding: nothing is kept.
    """
    if not 1 <= len(files) <= MOST_FILES:
        raise TooManyFiles
    tables = [(clean(name)[:200], content, read_table(content)) for name, content in files]
    run = Import.objects.create(workspace=workspace, created_by=member, options={"currency": "", "date_order": ""})
    kept = [_keep(run, rank, name, content, table) for rank, (name, content, table) in enumerate(tables)]
    run.options = {
        "currency": "",
        "date_order": _date_order(kept),
        "estimate_amount": False,
        "merge_lookalikes": True,
        "pipeline_name": "",
    }
    run.save(update_fields=["options"])
    _tell(run)
    return run


def _date_order(files: Iterable[ImportFile]) -> str:
    """By every row, not by the samples: an export sorted by date may begin with days that say nothing."""
    return date_order(value for file in files for value in _dates(file))


def _dates(file: ImportFile) -> Iterator[str]:
    places = [place for place, column in enumerate(file.columns) if file.mapping.get(column) in DATES]
    if not places:
        return
    lines = rows_of(bytes(file.content).decode(file.encoding), file.delimiter)
    next(lines)  # the header
    for _line, row in lines:
        yield from (row[place] for place in places if place < len(row))


def _keep(run: Import, rank: int, name: str, content: bytes, table: Table) -> ImportFile:
    """A file with what it seems to mean."""
    kind, mapping = guess(name, table.columns)
    return ImportFile.objects.create(
        workspace=run.workspace,
        run=run,
        name=name,
        content=content,
        encoding=table.encoding,
        delimiter=table.delimiter,
        rows=table.rows,
        columns=table.columns,
        kind=kind,
        mapping=mapping,
        rank=rank,
    )


def set_up_import(*, run: Import, files: Sequence[Mapping[str, Any]], options: Mapping[str, Any]) -> None:
    """Say what each file and column means; the data must be checked again afterwards.

    Raises:
        ImportIsBusy, ImportIsFinished, FieldMappedTwice, FieldDemanded.
    """
    _require_open(run)
    known = {file.id: file for file in run.files.all()}
    for one in files:
        file = known.get(one["id"])
        if file is None:
            continue
        file.kind = one["kind"]
        file.mapping = {name: to for name, to in one["mapping"].items() if to and name in file.columns}
        _require_sense(file)
        file.save(update_fields=["kind", "mapping"])
    run.options = {**run.options, **options}
    if not run.options.get("date_order"):
        run.options["date_order"] = _date_order(known.values())
    _begin(run, Import.State.DRAFT)


def start_checking(*, run: Import) -> None:
    """Have the worker read every row.

    Raises:
        ImportIsBusy, ImportIsFinished, FieldDemanded.
    """
    _require_open(run)
    for file in run.files.all():
        _require_sense(file)
    _begin(run, Import.State.CHECKING)
    _hand_to_worker("imports.check", run)


def _begin(run: Import, state: Import.State) -> None:
    run.state, run.report, run.error, run.finished_at = state, None, "", None
    run.save(update_fields=["options", "state", "report", "error", "finished_at"])
    _tell(run)


def check_import(*, run: Import) -> None:
    """The worker's half of start_checking."""
    run.report = check(run)
    run.total = run.report["total"]
    run.state = Import.State.READY
    run.save(update_fields=["report", "total", "state"])
    _tell(run)


def start_running(*, run: Import) -> None:
    """Have the worker bring the rows in; an import that stopped on its way goes on where it stopped.

    Raises:
        ImportIsBusy, ImportIsFinished, NotChecked, CurrencyDemanded.
    """
    if run.state == Import.State.FAILED and run.report is not None:
        _go_on(run)
        return
    _require_open(run)
    if run.report is None:
        raise NotChecked
    if demands_currency(run):
        raise CurrencyDemanded
    run.state, run.started_at = Import.State.RUNNING, timezone.now()
    run.done = run.created = run.updated = run.unchanged = run.refused = 0
    run.save(update_fields=["state", "started_at", "done", "created", "updated", "unchanged", "refused"])
    _tell(run)
    _hand_to_worker("imports.run", run)


def _go_on(run: Import) -> None:
    run.state, run.error, run.finished_at = Import.State.RUNNING, "", None
    run.save(update_fields=["state", "error", "finished_at"])
    _tell(run)
    _hand_to_worker("imports.run", run)


def cancel_import(*, run: Import) -> None:
    """Stop; what a running import has written stays, and bringing the rest later makes no doubles.

    Raises:
        ImportIsFinished.
    """
    if run.state in FINISHED:
        raise ImportIsFinished
    run.state, run.finished_at = Import.State.CANCELLED, timezone.now()
    run.save(update_fields=["state", "finished_at"])
    _tell(run)


def _require_open(run: Import) -> None:
    if run.state in BUSY:
        raise ImportIsBusy
    was_only_read = run.state == Import.State.FAILED and run.report is None
    if run.state in FINISHED and not was_only_read:
        raise ImportIsFinished


def _require_sense(file: ImportFile) -> None:
    if file.kind not in ORDER:
        return
    targets = [name for name in file.mapping.values() if name != "note"]
    if twice := {name for name in targets if targets.count(name) > 1}:
        raise FieldMappedTwice(fields={name: [str(FieldMappedTwice.message)] for name in twice})
    if unknown := set(targets) - set(TARGETS[file.kind]):
        raise FieldDemanded(fields={name: [str(FieldDemanded.message)] for name in unknown})
    missing = [name for name, target in TARGETS[file.kind].items() if target.demanded and name not in targets]
    if missing:
        raise FieldDemanded(fields={name: [str(FieldDemanded.message)] for name in missing})


def _tell(run: Import) -> None:
    publish(ImportProgressed(state=run.state, done=run.done, total=run.total), about=run)


def _hand_to_worker(task: str, run: Import) -> None:
    """In the act's own transaction: the job exists if and only if the change does."""
    app.configure_task(task, queue="imports").defer(workspace_id=str(run.workspace_id), import_id=str(run.id))

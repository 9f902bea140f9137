"""An import as the wizard shows it."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from journal.text import clean
from workspace.imports.errors import BrokenTable
from workspace.imports.models import Import, ImportFile, RefusedRow
from workspace.imports.queries.meaning import TARGETS
from workspace.imports.queries.reasons import reason
from workspace.imports.queries.rows import harmless
from workspace.imports.queries.tables import SAMPLES, rows_of


def speed(run: Import) -> float:
    """Rows a second so far."""
    if run.started_at is None or not run.done:
        return 0.0
    seconds = ((run.finished_at or timezone.now()) - run.started_at).total_seconds()
    return round(run.done / max(seconds, 0.001), 1)


def shown(run: Any) -> Any:
    """The import with everything a wizard page needs; the file's bytes are read for the samples only."""
    counts = dict(RefusedRow.objects.filter(file__run=run).values_list("file").annotate(Count("id")))
    files: list[Any] = list(run.files.all())
    run.shown_files = [
        {
            **{
                name: getattr(file, name) for name in ("id", "name", "encoding", "delimiter", "rows", "kind", "mapping")
            },
            "columns": _columns(file),
            "refused": counts.get(file.id, 0),
        }
        for file in files
    ]
    if run.report:
        for fault in run.report.get("faults", []):
            fault["message"] = reason(fault["code"])
    return run


def targets() -> dict[str, list[dict[str, Any]]]:
    """The fields of each kind, for the wizard's menus."""
    return {
        kind: [{"name": name, "demanded": target.demanded} for name, target in fields.items()]
        for kind, fields in TARGETS.items()
    }


def refused_csv(run: Import) -> Iterator[str]:
    """Every refused row with its line and the reason, ready to be mended; no cell can be a formula.

    It comes with the delimiter it was brought with: the spreadsheet that wrote `;` opens `;` as columns. Every cell is
    quoted, so that no other reading of the file takes one apart either.
    """
    yield "\ufeff"
    files = [(file, rows) for file in run.files.all() if (rows := list(file.refused_rows.all()))]
    for file, rows in files:
        delimiter = files[0][0].delimiter
        yield _line([_("File"), _("Line"), _("Reason"), *file.columns], delimiter)
        for row in rows:
            cells = [row.values.get(column, "") for column in file.columns]
            yield _line([file.name, str(row.line), row.message, *cells], delimiter)


def _line(cells: list[str], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def _columns(file: ImportFile) -> list[dict[str, Any]]:
    samples: dict[str, list[str]] = {name: [] for name in file.columns}
    lines = rows_of(bytes(file.content)[:200_000].decode(file.encoding, errors="ignore"), file.delimiter)
    # The cut may fall inside a quoted cell, which then breaks off; the whole file was checked when it came.
    with suppress(BrokenTable, StopIteration):
        next(lines)
        for _line_number, cells in lines:
            for name, cell in zip(file.columns, cells, strict=False):
                value = clean(cell)[:80]
                if value and len(samples[name]) < SAMPLES and value not in samples[name]:
                    samples[name].append(value)
            if all(len(found) >= SAMPLES for found in samples.values()):
                break
    return [{"name": name, "samples": samples[name]} for name in file.columns]

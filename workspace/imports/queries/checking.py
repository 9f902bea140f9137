"""The dry run: everything the import would do, and everything that is wrong with the data."""

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from babel import Locale

from workspace.imports.models import Import, ImportedRow
from workspace.imports.queries.meaning import ORDER, key_of, stage_kind
from workspace.imports.queries.rows import Row, key_for, rows_of_file

EXAMPLES = 5
# Industries as exports name them; a value that is nearly one of these is probably misspelt.
INDUSTRIES = ("technology", "medical", "retail", "software", "entertainment", "marketing", "telecommunications",
              "finance", "employment", "services", "manufacturing", "logistics", "construction", "agriculture",
              "education", "energy", "hospitality", "insurance", "pharmaceuticals", "transportation",
              "технологии", "медицина", "розница", "финансы", "логистика", "строительство", "производство",
              "образование", "энергетика", "транспорт", "торговля")  # fmt: skip


@dataclass
class Faults:
    """How often each fault occurs, with a few examples of it."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, code: str, *, file: str, line: int, value: str = "", hint: str = "") -> None:
        self.counts[code] += 1
        shown = self.examples.setdefault(code, [])
        if len(shown) < EXAMPLES and value not in [one["value"] for one in shown]:
            shown.append({"file": file, "line": line, "value": value[:120], "hint": hint[:120]})

    def as_json(self, serious: Iterable[str], blocking: Iterable[str] = ()) -> list[dict[str, Any]]:
        """What lets nothing be brought in first, then refusals, then by how often they occur."""
        return [
            {
                "code": code,
                "count": count,
                "refuses": code in serious,
                "blocks": code in blocking,
                "examples": self.examples[code],
            }
            for code, count in sorted(
                self.counts.items(), key=lambda one: (one[0] not in blocking, one[0] not in serious, -one[1])
            )
        ]


REFUSING = ("field_missing", "date_unreadable", "amount_unreadable", "too_many_cells", "key_twice")


def demands_currency(run: Import) -> bool:
    """Are there deals whose currency nothing says? A single empty cell of a currency's column is no reason to stop."""
    deals = [file for file in run.files.all() if file.kind == "deals"]
    return bool(deals) and not run.options.get("currency") and not all("currency" in f.mapping.values() for f in deals)


def check(run: Import) -> dict[str, Any]:
    """A report: `{"faults", "would": {kind: {create, update, unchanged, refuse}}, "lookalikes", "stages"}`."""
    faults = Faults()
    would: dict[str, dict[str, int]] = {}
    known: dict[str, dict[str, str]] = {"companies": {}, "products": {}, "members": {}}
    report: dict[str, Any] = {"lookalikes": [], "stages": [], "total": 0}
    files = sorted(run.files.all(), key=lambda one: ORDER.index(one.kind) if one.kind in ORDER else 99)
    for file in files:
        if file.kind not in ORDER:
            continue
        rows = list(rows_of_file(file, run.options))
        report["total"] += len(rows)
        counts = would.setdefault(file.kind, {"create": 0, "update": 0, "unchanged": 0, "refuse": 0})
        _count(run, file.kind, rows, counts)
        for row in rows:
            _note(faults, file.name, row)
            if file.kind != "deals" and not row.refused:
                name = str(row.values["name"])
                known[file.kind].setdefault(key_of(name), name)
        if file.kind == "companies":
            _misspelt(faults, file.name, rows)
        if file.kind == "deals":
            _check_deals(faults, file.name, rows, known, report, run.options)
    report["faults"] = faults.as_json(REFUSING, ("currency_missing",) if demands_currency(run) else ())
    report["would"] = would
    return report


def mark_twice(kind: str, rows: list[Row]) -> None:
    """A deal's own id may come once; companies, products and people that come again are the same one."""
    seen: set[str] = set()
    for row in rows:
        if row.refused or kind != "deals":
            continue
        key = key_for(kind, row)
        if key in seen:
            row.refused, row.at_field = "key_twice", "key"
        seen.add(key)


def _count(run: Import, kind: str, rows: list[Row], counts: dict[str, int]) -> None:
    mark_twice(kind, rows)
    known = dict(ImportedRow.objects.filter(workspace_id=run.workspace_id, kind=kind).values_list("key", "digest"))
    fresh: set[str] = set()
    for row in rows:
        if row.refused:
            counts["refuse"] += 1
            continue
        key = key_for(kind, row)
        if key in fresh:
            counts["unchanged"] += 1
        elif key not in known:
            counts["create"] += 1
            fresh.add(key)
        else:
            counts["unchanged" if known[key] == row.digest else "update"] += 1


def _note(faults: Faults, name: str, row: Row) -> None:
    if row.refused:
        faults.add(row.refused, file=name, line=row.line, value=row.at_field)
    for code, value in row.warned.items():
        faults.add(code, file=name, line=row.line, value=value)


def _misspelt(faults: Faults, name: str, rows: list[Row]) -> None:
    for row in rows:
        if (word := str(row.values.get("industry", ""))) and (right := _nearly(word.lower(), INDUSTRIES)):
            faults.add("misspelt", file=name, line=row.line, value=word, hint=right)
        if (word := str(row.values.get("address", ""))) and (right := _nearly(word, _countries())):
            faults.add("misspelt", file=name, line=row.line, value=word, hint=right)


@lru_cache(maxsize=4096)
def _nearly(word: str, right: tuple[str, ...]) -> str:
    if word in right or len(word) < 5:
        return ""
    found = difflib.get_close_matches(word, right, n=1, cutoff=0.88)
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _countries() -> tuple[str, ...]:
    return tuple(name for language in ("en", "ru") for name in Locale(language).territories.values() if len(name) > 4)


def _check_deals(
    faults: Faults,
    name: str,
    rows: list[Row],
    known: dict[str, dict[str, str]],
    report: dict[str, Any],
    options: dict[str, Any],
) -> None:
    lookalikes: Counter[tuple[str, str]] = Counter()
    stages: dict[str, str] = {}
    for row in rows:
        values = row.values
        if stage := str(values.get("stage", "")):
            stages.setdefault(stage, stage_kind(stage))
        if row.refused:
            continue
        where: Any = {"file": name, "line": row.line}
        if "company" not in values:
            faults.add("company_missing", **where, value=str(values.get("key", "")))
        elif known["companies"] and key_of(str(values["company"])) not in known["companies"]:
            faults.add("company_unknown", **where, value=str(values["company"]))
        if "amount" not in values:
            faults.add("amount_missing", **where, value=str(values.get("key", "")))
        if "currency" not in values and not options.get("currency"):
            faults.add("currency_missing", **where, value=str(values.get("key", "")))
        if product := str(values.get("product", "")):
            right = known["products"].get(key_of(product), product)
            if right != product:
                lookalikes[product, right] += 1
                faults.add("lookalike", **where, value=product, hint=right)
        if known["members"] and (owner := values.get("owner")) and key_of(str(owner)) not in known["members"]:
            faults.add("owner_unknown", **where, value=str(owner))
    report["stages"] = [{"name": stage, "kind": kind} for stage, kind in stages.items()]
    report["lookalikes"] = [
        {"found": found, "means": right, "count": count} for (found, right), count in lookalikes.most_common()
    ]

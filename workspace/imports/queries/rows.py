"""Rows of a table as records to be: cleaned, typed, keyed."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from journal.text import clean
from workspace.imports.models import ImportFile
from workspace.imports.queries.meaning import TARGETS, invert, key_of
from workspace.imports.queries.tables import rows_of
from workspace.imports.queries.values import Unreadable, read_date, read_money

DATES, MONEY, LONG = ("opened_on", "close_date"), ("amount", "price"), ("description", "note")
LENGTHS = {"name": 200, "title": 200, "industry": 120, "domain": 200, "phone": 40, "address": 300, "sku": 80,
           "unit": 20, "next_step": 300, "stage": 80, "key": 150, "email": 254}  # fmt: skip
# A telephone begins like a formula and is none.
_DIGITS = re.compile(r"[+\-][\d\s().\-]+")
# A cell that begins like this would be run as a formula by a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass
class Row:
    """One row of a file.

    Args:
        line: where it ends in the file, for the person who mends it.
        values: by field, typed; fields that are empty are absent.
        raw: the cells as they came, by column.
        refused: the code of the fault that keeps it out; "" when it may go in.
        warned: codes of faults that do not, with the value each was found in.
    """

    line: int
    values: dict[str, Any]
    raw: dict[str, str]
    refused: str = ""
    at_field: str = ""
    warned: dict[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Changes when the row's values change: a second import leaves the same rows alone."""
        text = "\x1f".join(f"{name}={self.values[name]}" for name in sorted(self.values))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def harmless(cell: str) -> str:
    """The cell as no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith(FORMULA) or clean(cell).startswith(FORMULA) else cell


def _as_it_was(cell: str) -> str:
    """What `harmless` made of a cell, undone: refused rows are mended and brought again."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def rows_of_file(file: ImportFile, options: dict[str, Any]) -> Iterator[Row]:
    """Every data row of a file under its mapping."""
    text = bytes(file.content).decode(file.encoding)
    by_field = invert(file.mapping)
    lines = rows_of(text, file.delimiter)
    next(lines)
    for line, cells in lines:
        raw = dict(zip(file.columns, map(_as_it_was, cells), strict=False))
        row = Row(line, {}, raw)
        if len(cells) > len(file.columns):
            row.refused = "too_many_cells"
        else:
            _read(row, file.kind, by_field, options)
        yield row


def _read(row: Row, kind: str, by_field: dict[str, list[str]], options: dict[str, Any]) -> None:
    for name, columns in by_field.items():
        try:
            value = _value(row, name, columns, options)
        except Unreadable:
            row.refused, row.at_field = ("date_unreadable" if name in DATES else "amount_unreadable"), name
            return
        if value is not None and value != "":
            row.values[name] = value
    for name, target in TARGETS[kind].items():
        if target.demanded and name not in row.values:
            row.refused, row.at_field = "field_missing", name
            return
    for value in row.values.values():
        if isinstance(value, str) and value.startswith(FORMULA) and not _DIGITS.fullmatch(value):
            row.warned.setdefault("looks_like_a_formula", value)


def _value(row: Row, name: str, columns: list[str], options: dict[str, Any]) -> str | date | Decimal | None:
    if name == "note":
        parts = [f"{column}: {clean(row.raw.get(column, ''))}" for column in columns if row.raw.get(column, "").strip()]
        return "\n".join(parts)
    text = row.raw.get(columns[0], "")
    if name in DATES:
        return read_date(text, options.get("date_order") or "dmy")
    if name in MONEY:
        return read_money(text)
    value = clean(text, lines=name in LONG)
    if len(value) > LENGTHS.get(name, 20_000):
        row.warned["cut_off"] = value
    return value[: LENGTHS.get(name, 20_000)]


def key_for(kind: str, row: Row) -> str:
    """What makes a row the same thing in the next import: its id, else its name."""
    values = row.values
    if kind != "deals":
        return key_of(str(values["name"]))[:200] or hashlib.sha256(str(values["name"]).encode()).hexdigest()
    if "key" in values:
        return str(values["key"])
    whole = "\x1f".join(str(values.get(name, "")) for name in ("title", "product", "company", "owner", "opened_on"))
    return hashlib.sha256(whole.encode()).hexdigest()

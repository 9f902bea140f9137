"""Bytes to rows: encoding, delimiter, quoting."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from charset_normalizer import from_bytes

from journal.text import clean
from workspace.imports.errors import (
    BrokenTable,
    EmptyTable,
    NotATable,
    TooManyColumns,
    TooManyRows,
    UnknownEncoding,
)

DELIMITERS = ",;\t|"
SAMPLES = 5
# No sane cell is longer; Python's own limit would raise an error without a line.
CELL_LIMIT = 1_000_000
csv.field_size_limit(CELL_LIMIT)
# 25 MB of commas are millions of columns, 25 MB of line breaks are millions of rows: a table has its measure.
MOST_COLUMNS = 200
MOST_ROWS = 100_000


@dataclass(frozen=True)
class Table:
    """What a file turned out to be.

    Args:
        columns: cleaned headers; an empty one is named by its place.
        rows: the number of data rows.
        samples: up to five different non-empty values of every column.
    """

    encoding: str
    delimiter: str
    columns: list[str]
    rows: int
    samples: list[list[str]]


def read_table(content: bytes) -> Table:
    """Look at a whole file once.

    Raises:
        NotATable: not text, or one column only.
        BrokenTable: a quotation mark never closes.
        EmptyTable: headers without rows.
        TooManyColumns, TooManyRows.
        UnknownEncoding: none of UTF-8, UTF-16, windows-1251 and what charset-normalizer knows fits.
    """
    encoding = encoding_of(content)
    text = content.decode(encoding)
    if "\0" in text:
        raise NotATable
    delimiter = delimiter_of(text)
    lines = rows_of(text, delimiter)
    try:
        header = next(lines)[1]
    except StopIteration:
        raise EmptyTable from None
    if len(header) > MOST_COLUMNS:
        raise TooManyColumns
    columns = _names(header)
    samples: list[list[str]] = [[] for _ in columns]
    count = 0
    for _line, row in lines:
        count += 1
        if count > MOST_ROWS:
            raise TooManyRows
        for place, value in enumerate(row[: len(columns)]):
            found = samples[place]
            if len(found) < SAMPLES and value.strip() and (shown := clean(value)[:80]) not in found:
                found.append(shown)
    if not count:
        raise EmptyTable
    return Table(encoding, delimiter, columns, count, samples)


def rows_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of the line they end on; blank lines are passed over.

    Raises:
        BrokenTable: with the line where the unfinished quotation begins.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    last = 0
    while True:
        last = reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise BrokenTable(last + 1) from None
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def encoding_of(content: bytes) -> str:
    """The encoding of a text file: a mark first, then UTF-8, UTF-16 without a mark, windows-1251, then guessing.

    Raises:
        NotATable: the bytes are not text.
        UnknownEncoding.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _checked(content, name)
    if not content.strip():
        raise EmptyTable
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")):
        raise NotATable
    if name := _utf16(content[:4000]):
        return _checked(content, name)
    if b"\x00" in content:
        raise NotATable
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return _eight_bits(content)


def _eight_bits(content: bytes) -> str:
    # Russian text in windows-1251 is mostly bytes C0-FF; in Latin-1 those letters stand alone between ASCII ones.
    high = [byte for byte in content[:200_000] if byte >= 0x80]
    russian = sum(1 for byte in high if byte >= 0xC0 or byte in (0xA8, 0xB8, 0xB9))
    pairs = sum(1 for one, two in pairwise(content[:200_000]) if one >= 0xC0 and two >= 0xC0)
    if high and russian / len(high) > 0.9 and pairs / len(high) > 0.4:
        return _checked(content, "cp1251")
    best = from_bytes(content[:500_000]).best()
    if best is None:
        raise UnknownEncoding
    return _checked(content, best.encoding)


def _utf16(start: bytes) -> str:
    """UTF-16 without a mark: every other byte is 0 (Latin letters) or 4 (Cyrillic ones)."""
    even, odd = start[::2], start[1::2]
    if len(odd) < 2:
        return ""
    for name, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if high.count(0) and (high.count(0) + high.count(4)) / len(high) > 0.8:
            return name
    return ""


def _checked(content: bytes, name: str) -> str:
    try:
        content.decode(name)
    except (UnicodeDecodeError, LookupError):
        raise UnknownEncoding from None
    return name


def delimiter_of(text: str) -> str:
    """The delimiter that splits the first lines into the same number of columns, and into more than one.

    Raises:
        NotATable: none does.
    """
    start = text[:20_000]
    best, most = "", 1
    for delimiter in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)][:20]
        except csv.Error:
            continue
        widths = [width for width in widths if width]
        if widths and widths[0] > most and sum(1 for width in widths if width == widths[0]) >= len(widths) * 0.5:
            best, most = delimiter, widths[0]
    if not best:
        raise NotATable
    return best


def _names(header: list[str]) -> list[str]:
    names: list[str] = []
    for place, cell in enumerate(header, start=1):
        name = clean(cell)[:100] or f"#{place}"
        names.append(name if name not in names else f"{name} ({place})")
    return names

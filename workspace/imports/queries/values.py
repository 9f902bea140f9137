"""One cell to one value; a cell that cannot be read is a named fault, never a guess."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_MONEY = re.compile(r"[^\d.,\-]")
_PARTS = re.compile(r"[./\-\s]")
LARGEST = Decimal("99999999999999.99")


class Unreadable(ValueError):
    """The cell is not a value of its kind."""


def read_date(text: str, order: str) -> date | None:
    """A date without a time.

    Args:
        text: "10/20/2016", "20.10.2016", "2016-10-20", also with a time behind it.
        order: "mdy", "dmy" or "ymd"; four digits in front are always a year.

    Raises:
        Unreadable.
    """
    text = text.strip()
    if not text:
        return None
    parts = _PARTS.split(text.split("T")[0].split(" ")[0])
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise Unreadable(text)
    numbers = [int(part) for part in parts]
    names = "ymd" if len(parts[0]) == 4 else order
    found = dict(zip(names, numbers, strict=True))
    year = found["y"] + (2000 if found["y"] < 70 else 1900 if found["y"] < 100 else 0)
    try:
        return date(year, found["m"], found["d"])
    except ValueError:
        raise Unreadable(text) from None


def read_money(text: str) -> Decimal | None:
    """An amount: "1 234,50", "1,234.50", "$1234.5", "1.234,50 €".

    Raises:
        Unreadable.
    """
    if not text.strip():
        return None
    digits = _MONEY.sub("", text.replace("\u2212", "-"))
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma > point:
        decimals = len(digits) - comma - 1
        # "1,234" is one thousand; "12,5" and "1.234,50" have a decimal comma.
        thousands = decimals == 3 and point < 0
        digits = digits.replace(".", "").replace(",", "" if thousands else ".")
    else:
        digits = digits.replace(",", "")
    try:
        amount = Decimal(digits).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise Unreadable(text) from None
    if not 0 <= amount <= LARGEST:
        raise Unreadable(text)
    return amount

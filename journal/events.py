"""Facts, in the past tense. Each room declares its own in events.py; they carry ids, never records."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Base of every event. Subclasses name their `kind` ("deal.moved") and the ids they carry.

    A field called `changes` holds `{field: [before, after]}` for the timeline; it stays in the journal and never
    travels over the live channel.
    """

    kind: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        """The fields as JSON values."""
        if not fields(self):
            return {}
        result: dict[str, Any] = plain(asdict(self))
        return result


def plain(value: Any) -> Any:
    """A JSON value: ids, money and dates become text, the rest stays as it is."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value

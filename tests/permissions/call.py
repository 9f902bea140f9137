"""The shape of a sample call (calls.py)."""

from dataclasses import dataclass, field
from typing import Any

FILES = {"file_ids": ["$draft"]}


@dataclass(frozen=True)
class Call:
    """What to send: ids of the path, the query, and a body, a form with a file, or bytes."""

    ids: dict[str, str] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    form: dict[str, Any] | None = None
    raw: bytes | None = None
    also: dict[str, Any] = field(default_factory=dict)
    shows: str = ""

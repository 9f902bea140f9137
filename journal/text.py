"""Text that people type, paste or import: cleaned once on the way in, stored as it is otherwise.

`=HYPERLINK()` or `<img onerror=...>` are plain text and stay so: exports and pages make them harmless where they are
shown. What goes is what nobody can see and what lies about the order of letters.
"""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator

# Marks that turn the direction of text around (U+202E shows "gpj.exe" as "exe.jpg"), and characters without a glyph.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n{3,}")


def clean(text: str, *, lines: bool = False) -> str:
    """Text without control and direction characters, in Unicode's composed form, without spaces around it.

    Args:
        lines: keep line breaks (a description); otherwise every run of white space becomes one space (a name).
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(" " if letter == "\t" else letter for letter in _UNSEEN.sub("", text) if _is_text(letter))
    text = _SPACES.sub(" ", text)
    if not lines:
        return " ".join(text.split())
    return _MANY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()


def fold(text: str) -> str:
    """What search compares: lower case, Ё as Е."""
    return clean(text).lower().replace("ё", "е")


def _is_text(letter: str) -> bool:
    # Cc: controls, Cs: halves of a surrogate pair, which PostgreSQL and UTF-8 refuse.
    return letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")


def _cleaner(*, lines: bool) -> BeforeValidator:
    def run(value: Any) -> Any:
        return clean(value, lines=lines) if isinstance(value, str) else value

    return BeforeValidator(run)


# For schemas: `name: Annotated[Line, Field(min_length=1, max_length=200)]`; lengths are checked after cleaning.
# Line is one line, Text keeps its line breaks.
Line = Annotated[str, _cleaner(lines=False)]
Text = Annotated[str, _cleaner(lines=True)]

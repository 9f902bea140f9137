"""Which addresses a document may hold: links to pages and mail, and files by their id."""

from urllib.parse import urlsplit
from uuid import UUID

LONGEST = 2000
_SCHEMES = frozenset({"http", "https", "mailto"})
_FILE = "file:"


def safe_link(href: object) -> str:
    """The address if it leads to a page or a mailbox, otherwise "" (javascript:, data:, file: and their kind)."""
    if not isinstance(href, str) or len(href) > LONGEST:
        return ""
    # Browsers drop control characters and white space inside a scheme: "java\nscript:" is one.
    text = "".join(letter for letter in href if letter.isprintable()).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return text


def file_of(url: object) -> UUID | None:
    """The upload behind "file:<id>"; None for every other address."""
    if not isinstance(url, str) or not url.startswith(_FILE):
        return None
    try:
        return UUID(url.removeprefix(_FILE))
    except ValueError:
        return None


def file_url(pk: UUID) -> str:
    """How a document refers to an upload, whoever reads it."""
    return f"{_FILE}{pk}"

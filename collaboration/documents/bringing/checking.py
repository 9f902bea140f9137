"""Looking at a file before anything opens it."""

import zipfile
from io import BytesIO

from charset_normalizer import from_bytes

from collaboration.documents.bringing.errors import (
    BringBomb,
    BringEncoding,
    BringTooLarge,
    BringTypeRefused,
    BringUnreadable,
)

WORD, TEXT = "docx", "text"
_KINDS = {"docx": WORD, "md": TEXT, "markdown": TEXT, "txt": TEXT}
LARGEST = {WORD: 10 * 1024 * 1024, TEXT: 2 * 1024 * 1024}
MOST_ENTRIES = 2_000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_TEXT = 30 * 1024 * 1024  # of one part of a Word file that is XML
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def kind_of_file(name: str, size: int) -> str:
    """WORD or TEXT, by the ending.

    Raises:
        BringTypeRefused, BringTooLarge.
    """
    kind = _KINDS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if kind is None:
        raise BringTypeRefused
    if size > LARGEST[kind]:
        raise BringTooLarge
    return kind


def text_in(content: bytes) -> str:
    """The text of a file, whatever it was saved as.

    Raises:
        BringEncoding.
    """
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return _decoded(content, name)
    if b"\x00" in content or content.startswith(_NOT_TEXT):
        raise BringEncoding
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Russian in windows-1251 is made of bytes C0-FF; short texts are guessed wrong otherwise.
        high = [byte for byte in content[:200_000] if byte >= 0x80]
        if sum(byte >= 0xC0 or byte in (0xA8, 0xB8, 0xB9) for byte in high) > 0.9 * len(high):
            return _decoded(content, "cp1251")
        best = from_bytes(content[:200_000]).best()
        return _decoded(content, best.encoding if best else "")


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        raise BringEncoding from None


def check_word(content: bytes) -> None:
    """Refuse what is no Word file, or would grow without measure. The sizes are those the archive states: whoever
    unpacks more than an entry states is stopped by zipfile itself.

    Raises:
        BringUnreadable, BringBomb.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise BringUnreadable from None
    names = {one.filename for one in entries}
    if not {"[Content_Types].xml", "word/document.xml"} <= names or any(one.flag_bits & 1 for one in entries):
        raise BringUnreadable
    xml = [one.file_size for one in entries if one.filename.endswith((".xml", ".rels"))]
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED or max(xml) > MOST_TEXT:
        raise BringBomb

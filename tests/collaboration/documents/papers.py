"""Files that documents become, read back in tests."""

import base64
import re
import zlib

# One red point.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def pdf_text(content: bytes) -> str:
    """The words of a PDF, a line a piece; every font says by itself which letter a glyph is."""
    streams = [_inflated(match[1]) for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)]
    letters: dict[str, str] = {}
    for stream in streams:
        if b"beginbfchar" in stream:
            letters.update(_letters(stream.decode("latin-1")))
    shown = []
    for stream in streams:
        for piece in re.findall(rb"\[(.*?)\] ?TJ|(<[0-9a-fA-F]+>) ?Tj", stream):
            glyphs = "".join(re.findall("<([0-9a-fA-F]*)>", b"".join(piece).decode("latin-1")))
            shown.append("".join(letters.get(glyphs[at : at + 4].lower(), "") for at in range(0, len(glyphs), 4)))
    return "\n".join(shown)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data


def _letters(table: str) -> dict[str, str]:
    """What a font's ToUnicode table says: letters by the number of their glyph."""
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letters in re.findall(r"<([0-9a-fA-F]+)> ?<([0-9a-fA-F]+)>", block):
            found[glyph.lower()] = bytes.fromhex(letters).decode("utf-16-be")
    return found

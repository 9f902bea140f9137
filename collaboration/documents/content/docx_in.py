"""DOCX as HTML for the reader, its pictures apart."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import mammoth

from collaboration.documents.content.html_in import PICTURE

MOST_PICTURES = 100
LARGEST_PICTURE = 25 * 1024 * 1024
_STYLES = """
u => u
strike => s
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""


@dataclass
class Brought:
    """What a file holds: HTML with pictures as `bring:<n>`, and the pictures."""

    html: str = ""
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    left_out: bool = False


def html_of_docx(content: bytes) -> Brought:
    """Read a DOCX whose size and entries were checked (see bringing.checking)."""
    brought = Brought()

    def keep(image: Any) -> dict[str, str]:
        return _kept(image.open, image.content_type, image.alt_text, brought)

    # Files that a document points to on somebody's disk are never opened.
    found = mammoth.convert_to_html(
        BytesIO(content), convert_image=mammoth.images.img_element(keep), style_map=_STYLES, external_file_access=False
    )
    brought.html = found.value
    brought.left_out |= any(message.type == "error" for message in found.messages)
    return brought


def _kept(reading: Callable[[], Any], content_type: str, alt: str | None, brought: Brought) -> dict[str, str]:
    if len(brought.pictures) >= MOST_PICTURES:
        brought.left_out = True
        return {}
    with reading() as source:
        data = source.read(LARGEST_PICTURE + 1)
    if len(data) > LARGEST_PICTURE:
        brought.left_out = True
        return {}
    brought.pictures.append((content_type, data))
    return {"src": f"{PICTURE}:{len(brought.pictures) - 1}", "alt": alt or ""}

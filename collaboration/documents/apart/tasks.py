"""What the child can do. Libraries are loaded by the task that needs them."""

from collections.abc import Callable
from typing import Any


def pdf(*, html: str, title: str, language: str, uploads: dict[str, tuple[str, str]]) -> bytes:
    """See exports.pdf.pdf_of."""
    from collaboration.documents.exports.pdf import pdf_of

    return pdf_of(html, title=title, language=language, uploads=uploads)


def docx(*, blocks: Any, shown: Any, title: str) -> bytes:
    """See content.docx.docx_of."""
    from collaboration.documents.content.docx import docx_of

    return docx_of(blocks, shown, title=title)


def docx_in(*, content: bytes) -> tuple[str, list[tuple[str, bytes]], bool]:
    """HTML, pictures, and whether something was left out."""
    from collaboration.documents.content.docx_in import html_of_docx

    brought = html_of_docx(content)
    return brought.html, brought.pictures, brought.left_out


def markdown_in(*, text: str) -> str:
    """HTML."""
    from collaboration.documents.content.markdown_in import html_of_markdown

    return html_of_markdown(text)


TASKS: dict[str, Callable[..., Any]] = {"pdf": pdf, "docx": docx, "docx_in": docx_in, "markdown_in": markdown_in}

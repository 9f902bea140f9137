"""HTML as PDF. Runs in a process apart: nothing but our fonts and the given uploads can be fetched."""

from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

HERE = Path(__file__).resolve().parent
_ALPHABETS = {"latin": "U+0000-02FF,U+2000-206F,U+20AC,U+2122,U+2190-21FF", "cyrillic": "U+0400-04FF,U+2116"}


def pdf_of(html: str, *, title: str, language: str, uploads: dict[str, tuple[str, str]]) -> bytes:
    """A PDF of a document's body.

    Args:
        html: made by content.html, images as `upload:<id>`.
        uploads: path and content type of each upload that may be shown, by id.
    """
    fetcher = _Fetcher(uploads)
    fonts = FontConfiguration()
    page = (
        f'<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body>{html}</body></html>"
    )
    style = CSS(string=_faces() + (HERE / "paper.css").read_text(), font_config=fonts, url_fetcher=fetcher)
    made: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(stylesheets=[style], font_config=fonts)
    return made


class _Fetcher(URLFetcher):
    """Serves our fonts and the given uploads, and no other address: no file of the server, nothing of the network."""

    def __init__(self, uploads: dict[str, tuple[str, str]]) -> None:
        super().__init__(allowed_protocols=("upload", "font"), allow_redirects=False)
        self._uploads = uploads

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        scheme, _colon, name = unquote(url).partition(":")
        if scheme == "font" and name in _fonts():
            return URLFetcherResponse(url, _fonts()[name].read_bytes(), {"Content-Type": "font/woff2"})
        if scheme == "upload" and name in self._uploads:
            path, content_type = self._uploads[name]
            return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": content_type})
        raise ValueError("this address is not served")


def _fonts() -> dict[str, Path]:
    return {path.stem: path for path in (HERE / "fonts").glob("*.woff2")}


def _faces() -> str:
    return "".join(
        f"@font-face {{ font-family: Inter; font-weight: 100 900; font-style: {style}; "
        f"src: url(font:inter-{alphabet}-wght-{style}); unicode-range: {letters} }}\n"
        for alphabet, letters in _ALPHABETS.items()
        for style in ("normal", "italic")
    )

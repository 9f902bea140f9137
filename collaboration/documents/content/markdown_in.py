"""Markdown as HTML for the reader; raw HTML inside it stays the text it is."""

from markdown_it import MarkdownIt


def html_of_markdown(text: str) -> str:
    """CommonMark with tables and strike-through. Check boxes are read from the text of list items."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable(["table", "strikethrough"])
    html: str = parser.render(text)
    return html

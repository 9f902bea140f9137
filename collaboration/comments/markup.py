"""The text of a comment: plain, with people named as @[Name](member:<id>) and teams as @[Name](team:<id>)."""

import re
from collections.abc import Mapping
from html import escape
from uuid import UUID

import nh3

MENTION = re.compile(r"@\[([^\[\]\n]{1,150})\]\((member|team):([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)")
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_PIECES = re.compile(f"({MENTION.pattern})|({_LINK.pattern})")
_TAGS = {"p", "br", "a", "span"}
_ATTRIBUTES = {"a": {"href"}, "span": {"class", "data-member", "data-team"}}


def named_in(body: str) -> dict[UUID, str]:
    """The people named in a text, by id, as the writer called them."""
    return {UUID(match[3]): match[1] for match in MENTION.finditer(body) if match[2] == "member"}


def teams_in(body: str) -> dict[UUID, str]:
    """The teams named in a text, by id, as the writer called them."""
    return {UUID(match[3]): match[1] for match in MENTION.finditer(body) if match[2] == "team"}


def renamed(body: str, names: Mapping[UUID, str]) -> str:
    """The text with everybody under their real name: `@[The boss](member:<id>)` fools nobody."""

    def real(match: re.Match[str]) -> str:
        name = names.get(UUID(match[3]), match[1])
        return f"@[{re.sub(r'[][]', '', name)}]({match[2]}:{match[3].lower()})"

    return MENTION.sub(real, body)


def plain(body: str) -> str:
    """The text in one line, for a notification or a mail."""
    return " ".join(MENTION.sub(lambda match: f"@{match[1]}", body).split())


def html_of(body: str) -> str:
    """Safe HTML: paragraphs, line breaks, links and names; everything else is shown as it was typed."""
    paragraphs = [_paragraph(part) for part in re.split(r"\n{2,}", body) if part.strip()]
    # Escaping is what makes it safe; the cleaner holds if somebody extends the rendering carelessly.
    return nh3.clean(
        "".join(paragraphs),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
    )


def _paragraph(text: str) -> str:
    shown, last = [], 0
    for match in _PIECES.finditer(text):
        shown += [_escaped(text[last : match.start()]), _piece(match)]
        last = match.end()
    return f"<p>{''.join(shown)}{_escaped(text[last:])}</p>"


def _piece(match: re.Match[str]) -> str:
    if match[1]:
        return f'<span class="mention" data-{match[3]}="{match[4].lower()}">@{escape(match[2])}</span>'
    return f'<a href="{escape(match[0])}">{escape(match[0])}</a>'


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")

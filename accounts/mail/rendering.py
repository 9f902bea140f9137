"""From a template and what happened to subject, text and HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from accounts.mail.letters import LETTERS
from journal.text import clean

_SUBJECT_LIMIT = 300


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str


def render(template: str, language: str, context: Mapping[str, Any], workspace_name: str = "") -> Letter:
    """The parts of a mail, in the recipient's language.

    The first line of the text template is the subject.

    Args:
        template: a key of letters.LETTERS.
        context: everything the letter needs; values are plain text.

    Raises:
        TypeError: something the letter needs is missing, or `path` is not a path of ours.
    """
    missing = LETTERS[template] - set(context)
    if missing:
        raise TypeError(f"the mail {template} needs {', '.join(sorted(missing))}")
    values = {**context, "url": _url(context), "origin": settings.ORIGIN, "workspace": workspace_name}
    with translation.override(language):
        values["language"] = language
        subject, _break, text = render_to_string(f"mail/{template}.txt", values).strip().partition("\n")
        # Not called "subject": letters about a request have that of the request.
        html = render_to_string(f"mail/{template}.html", {**values, "title": _one_line(subject)})
    return Letter(_one_line(subject), text.strip() + "\n", html)


def _url(context: Mapping[str, Any]) -> str:
    path = str(context.get("path", "/"))
    if not path.startswith("/") or path.startswith("//"):
        raise TypeError("a mail links to a path of Artel, without an origin")
    return f"{settings.ORIGIN}{path}"


def _one_line(subject: str) -> str:
    """A header: a line break in a deal's title must not begin another one."""
    return clean(subject)[:_SUBJECT_LIMIT]

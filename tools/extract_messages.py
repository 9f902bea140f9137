"""Brings config/locale/ru/LC_MESSAGES/django.po up to date with the texts in the code (without GNU gettext).

New messages arrive untranslated, messages that are gone leave, translations stay. Then translate what it prints and
run tools/compile_messages.py.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

CHECKOUT = Path(__file__).resolve().parent.parent
FLOORS = ("accounts", "collaboration", "config", "journal", "permissions", "portal", "workspace")
CATALOGUE = CHECKOUT / "config" / "locale" / "ru" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


class Russian(Catalog):
    """A catalogue whose header says what is needed to read it, and nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "ru"),
            ("Plural-Forms", self.plural_forms),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]


def messages_in_code() -> Catalog:
    """Every message of the Python files and the templates, with the files that use it."""
    found = Catalog(locale="ru", fuzzy=False)
    for path in _sources():
        place = path.relative_to(CHECKOUT).as_posix()
        for _line, message, comments, context in extract("python", _as_python(path), KEYWORDS, ["Translators:"]):
            if isinstance(message, tuple) or message:
                found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def catalogue() -> Catalog:
    """The Russian catalogue as it stands."""
    with CATALOGUE.open("rb") as text:
        return read_po(text, locale="ru", abort_invalid=True)


def _sources() -> Iterator[Path]:
    for floor in FLOORS:
        for path in sorted((CHECKOUT / floor).rglob("*")):
            is_template = "templates" in path.parts and path.suffix in (".html", ".txt")
            if (path.suffix == ".py" and "migrations" not in path.parts) or is_template:
                yield path


def _as_python(path: Path) -> io.BytesIO:
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        if not settings.configured:
            settings.configure()
        text = templatize(text)
    return io.BytesIO(text.encode())


def main() -> int:
    wanted = messages_in_code()
    merged = Russian(locale="ru", header_comment="# What the server says, in Russian.", fuzzy=False)
    before = catalogue()
    missing = []
    for message in wanted:
        if not message.id:
            continue
        known = before.get(message.id, message.context)
        merged.add(
            message.id,
            known.string if known else "",
            locations=sorted(set(message.locations)),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
        if not known or not known.string or not all(known.string):
            missing.append(message.id)
    with CATALOGUE.open("wb") as text:
        write_po(text, merged, width=120, include_lineno=False)
    for one in missing:
        print(f"not translated: {one}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())

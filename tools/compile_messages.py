"""Compiles every django.po beside it into the django.mo that Django reads (without GNU gettext's msgfmt)."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

CHECKOUT = Path(__file__).resolve().parent.parent
NOT_OURS = {".venv", "node_modules", "frontend"}


def main() -> int:
    faults = 0
    for source in sorted(CHECKOUT.glob("**/locale/*/LC_MESSAGES/django.po")):
        if NOT_OURS.isdisjoint(source.relative_to(CHECKOUT).parts):
            faults += not compile_one(source)
    return int(faults > 0)


def compile_one(source: Path) -> bool:
    """False, and the reason on stderr, when the catalogue is broken."""
    try:
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name, abort_invalid=True)
    except PoFileError as error:
        print(f"{source.relative_to(CHECKOUT)}:{error.lineno}: {error}", file=sys.stderr)
        return False
    draft = source.with_suffix(".mo.draft")
    with draft.open("wb") as compiled:
        write_mo(compiled, catalogue)
    draft.replace(source.with_suffix(".mo"))  # a running server never reads half of it
    return True


if __name__ == "__main__":
    sys.exit(main())

"""The name a file keeps: what people read, without what would deceive them or a file system."""

import unicodedata

LONGEST = 150
_FORBIDDEN = '/\\:*?"<>|'


def clean_name(name: str) -> str:
    """The name without folders, control characters and characters that turn the reading direction (U+202E).

    "invoice\\u202efdp.exe" shows as "invoiceexe.pdf" but ends in .exe: without the character it shows what it is.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(" " if one in _FORBIDDEN else one for one in last if unicodedata.category(one)[0] != "C")
    tidy = " ".join(visible.split()).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: LONGEST - len(ending) - 1].rstrip()}.{ending}" if stem else ending
    return tidy[:LONGEST] or "file"


def ending_of(name: str) -> str:
    """The ending in lower case, without the dot; "" for none."""
    return name.rpartition(".")[2].lower() if "." in name else ""

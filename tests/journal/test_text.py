"""What people type, paste and import."""

import pytest

from journal.text import clean, fold


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a \t b\n c  ", "a b c"),
        ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
        ("nul\x00 bell\x07 esc\x1b[31m half\ud83d", "nul bell esc[31m half"),
        ("и\u0306од", "йод"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("<img onerror>", "<img onerror>"),
        ("👩‍💻", "👩‍💻"),
        ("سلام", "سلام"),
        ("", ""),
    ],
)
def test_it_cleans_a_line(typed: str, kept: str):
    assert clean(typed) == kept
    assert clean(kept) == kept


def test_it_keeps_the_lines_of_a_text():
    assert clean("  one \r\n\r\n\r\n\r\ntwo\x00\rthree\t4  ", lines=True) == "one\n\ntwo\nthree 4"


def test_it_folds_case_and_yo():
    assert fold("  ЁЖИК  ё ") == "ежик е"

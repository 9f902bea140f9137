from typing import Any

import pytest

from accounts.mail.letters import LETTERS
from accounts.mail.rendering import render

VALUES: dict[str, Any] = {
    "who": "Anna",
    "about": "D-1042 New warehouse",
    "text": "First line\n\nSecond <b>paragraph</b>",
    "path": "/w/north/deals/1",
    "days": 14,
    "count": 3,
    "what": "The password of your account was changed.",
    "until": "1 March 2027",
    "number": "R-15",
    "subject": "Where is my order?",
    "answer_by": "tomorrow, 12:00",
}
EVIL = "<img src=x onerror=alert(1)>\r\nBcc: all@evil.test\u202e"


@pytest.mark.parametrize("template", sorted(LETTERS))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_letter_has_a_subject_a_text_and_a_page(template: str, language: str, settings: Any) -> None:
    letter = render(template, language, VALUES, "Northway")
    assert letter.subject
    assert "\n" not in letter.subject
    assert letter.text.strip()
    assert letter.html.startswith("<!doctype html>")
    assert f'lang="{language}"' in letter.html
    assert f"{settings.ORIGIN}/w/north/deals/1" in letter.text or template == "security_notice"


@pytest.mark.parametrize("template", sorted(LETTERS))
def test_nothing_is_loaded_from_anywhere(template: str) -> None:
    html = render(template, "en", VALUES, "Northway").html
    for word in ("<img", "<script", "<link", "url(", "@import", "http://www", "cdn"):
        assert word not in html


@pytest.mark.parametrize("template", sorted(LETTERS))
def test_what_people_typed_is_only_text(template: str) -> None:
    values = {name: EVIL if isinstance(value, str) and name != "path" else value for name, value in VALUES.items()}
    letter = render(template, "en", values, EVIL)
    assert "<img" not in letter.html
    assert "\r" not in letter.subject
    assert "\n" not in letter.subject
    assert "\u202e" not in letter.subject


def test_the_text_is_not_escaped_and_the_page_is() -> None:
    letter = render("mention", "en", {**VALUES, "who": "Anna & Co"}, "Northway")
    assert "Anna & Co" in letter.text
    assert "Anna &amp; Co" in letter.html
    assert "<b>paragraph" in letter.text
    assert "&lt;b&gt;paragraph" in letter.html


def test_the_page_quotes_the_subject_of_the_request_not_of_the_letter() -> None:
    letter = render("request_answered", "ru", VALUES, "Northway")
    assert "<title>Ответ на ваше обращение R-15: Where is my order?</title>" in letter.html
    assert "Anna отвечает на ваше обращение R-15 «Where is my order?»:" in letter.html
    assert "Anna отвечает на ваше обращение R-15 «Where is my order?»:" in letter.text


@pytest.mark.parametrize(("days", "phrase"), [(1, "1 день"), (3, "3 дня"), (14, "14 дней"), (21, "21 день")])
def test_russian_counts_as_russians_do(days: int, phrase: str) -> None:
    assert f"действует {phrase}." in render("invitation", "ru", {**VALUES, "days": days}, "Northway").text


def test_paragraphs_stay_paragraphs() -> None:
    html = render("reply", "en", VALUES).html
    assert "<p>First line</p>" in html


def test_a_letter_that_misses_something_is_not_written() -> None:
    with pytest.raises(TypeError, match="path, text"):
        render("mention", "en", {"who": "Anna", "about": "D-1"})


@pytest.mark.parametrize("path", ["https://evil.test/", "//evil.test/", "w/north", "javascript:alert(1)"])
def test_a_letter_links_to_us_only(path: str) -> None:
    with pytest.raises(TypeError):
        render("mention", "en", {**VALUES, "path": path})


def test_an_end_date_is_mentioned_when_there_is_one() -> None:
    assert "1 March 2027" in render("share", "en", VALUES).text
    assert "until" not in render("share", "en", {**VALUES, "until": ""}).text


def test_days_are_counted_in_words() -> None:
    assert "for 1 day." in render("invitation", "en", {**VALUES, "days": 1}).text
    assert "for 14 days." in render("invitation", "en", VALUES).text


def test_a_long_subject_is_cut() -> None:
    assert len(render("mention", "en", {**VALUES, "about": "x" * 1000}).subject) == 300

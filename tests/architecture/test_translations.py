"""Every message of the server has its Russian, and the catalogue holds nothing else.

`tools/extract_messages.py` brings the catalogue up to date and prints what waits for a translator.
"""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from django.conf import settings
from django.contrib.auth.password_validation import get_default_password_validators
from django.test import Client
from django.utils.translation import override

from permissions.roles import ROLES
from tests.cast import Person
from tools.extract_messages import CATALOGUE, catalogue, messages_in_code

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
RUSSIAN = re.compile("[А-Яа-яЁё]")


def key(message: Message) -> tuple[object, object]:
    return (message.context, message.id)


def messages(source: object) -> dict[tuple[object, object], Message]:
    return {key(one): one for one in source if one.id}  # type: ignore[attr-defined]


WANTED = messages(messages_in_code())
TRANSLATED = messages(catalogue())


def texts(message: Message) -> Iterator[tuple[str, str]]:
    """(source, translation), one pair for each plural form."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        for form in message.string:
            yield message.id[-1], form


def test_every_message_of_the_code_is_in_the_catalogue() -> None:
    assert WANTED.keys() - TRANSLATED.keys() == set()


def test_every_message_of_the_catalogue_is_still_used() -> None:
    assert TRANSLATED.keys() - WANTED.keys() == set()


def test_every_message_is_translated() -> None:
    empty = [source for one in TRANSLATED.values() for source, text in texts(one) if not text.strip()]
    assert empty == []


def test_no_translation_is_a_guess() -> None:
    assert [one.id for one in TRANSLATED.values() if one.fuzzy] == []


def test_translations_are_russian() -> None:
    """What has no words of its own ("%(title)s: %(price)s") has nothing to translate."""
    worded = [pair for one in TRANSLATED.values() for pair in texts(one) if PLACEHOLDER.sub("", pair[0]).strip(" :×")]
    assert [text for _source, text in worded if not RUSSIAN.search(text)] == []


def test_translations_have_the_placeholders_of_their_source() -> None:
    pairs = [pair for one in TRANSLATED.values() for pair in texts(one)]
    other = [pair for pair in pairs if sorted(PLACEHOLDER.findall(pair[0])) != sorted(PLACEHOLDER.findall(pair[1]))]
    assert other == []


def test_counted_messages_have_every_form() -> None:
    forms = catalogue().num_plurals
    short = [one.id for one in TRANSLATED.values() if not isinstance(one.id, str) and len(one.string) != forms]
    assert (forms, short) == (3, [])


def test_the_catalogue_is_compiled() -> None:
    compiled = CATALOGUE.with_suffix(".mo")
    assert compiled.exists(), "tools/compile_messages.py makes it; make test runs that"
    with override("ru"):
        assert str(ROLES["owner"].name) == "Владелец"


def test_passwords_are_explained_in_russian() -> None:
    """Django's own catalogue, not ours."""
    with override("ru"):
        assert [one for one in get_default_password_validators() if not RUSSIAN.search(one.get_help_text())] == []


def test_a_stranger_is_answered_in_the_language_of_the_browser(db: None) -> None:
    for language, said in {"ru": "Войдите в систему.", "en": "Please sign in.", "de": "Please sign in."}.items():
        answer = Client().get("/api/w/north/deals", headers={"Accept-Language": language}).json()
        assert answer["error"]["message"] == said


def test_wrong_passwords_are_refused_in_russian(no_budgets_spent: None) -> None:
    """allauth's own catalogue, not ours."""
    browser = Client(headers={"Accept-Language": "ru"})
    wrong = {"email": "nobody@north.test", "password": "a wrong password"}
    answer = browser.post("/_allauth/browser/v1/auth/login", wrong, content_type="application/json")
    assert [one["message"] for one in answer.json()["errors"]] == [
        "Указанные вами адрес электронной почты и/или пароль неверны."
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/deals/00000000-0000-0000-0000-000000000000", "Этого не существует, или доступ вам не открыт."),
        ("/deals?sort=owner__password", "Так этот список не отсортировать."),
        ("/mail/failed", "Смотреть вам можно, а делать это — нет."),
    ],
)
def test_a_person_is_answered_in_their_own_language(bob: Person, path: str, said: str) -> None:
    with override(settings.LANGUAGE_CODE):
        bob.user.language = "ru"
        bob.user.save(update_fields=["language"])
        _status, answer = bob.get(path)
    assert said in str(answer["error"])


def test_faults_of_fields_are_named_in_russian(alice: Person) -> None:
    alice.user.language = "ru"
    alice.user.save(update_fields=["language"])
    status, answer = alice.post("/companies", {})
    assert (status, answer["error"]["message"]) == (400, "Проверьте, что вы ввели.")
    assert answer["error"]["fields"] == {"name": ["Обязательное поле."]}

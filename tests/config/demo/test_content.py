"""The recipe and its two contents: complete, varied, and true to each other."""

import re
from collections import Counter
from typing import Any

import phonenumbers
import pytest

from config.demo.content import LANGUAGES, Words, words_of
from config.demo.people import everybody
from config.demo.recipe import people, requests, sales, services, story, talk
from config.demo.views.language import page_words

DEALS = (*sales.DEALS, story.DEAL, *services.DEALS)
THREADS = (*talk.THREADS, *story.THREADS)
SHARES = (*talk.SHARES, *story.SHARES)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
NAMED = re.compile(r"@\{(\w+)\}")


@pytest.fixture(params=LANGUAGES)
def words(request: Any) -> Words:
    return words_of(request.param)


def test_the_recipe_has_what_the_demo_promises() -> None:
    assert len(people.FIRMS) == 25
    assert Counter(firm.relation for firm in people.FIRMS) == {"none": 21, "client": 2, "partner": 2}
    assert len(DEALS) == len({deal.key for deal in DEALS}) == 60
    assert len(people.PIPELINES) == 2
    assert len(people.TEAMS) == 3
    assert len(people.PRODUCTS) >= 10
    assert sum(len(thread.said) for thread in THREADS) >= 120
    assert len([person for person in people.STAFF if person.guarded]) == 1
    assert {person.role for person in people.STAFF} == {"owner", "admin", "manager", "member"}


def test_deals_end_in_every_way() -> None:
    outcomes = Counter(deal.closed[0] if deal.closed else "open" for deal in DEALS)
    assert outcomes["won"] >= 10
    assert outcomes["lost"] >= 5
    assert outcomes["open"] >= 35
    assert sum(1 for deal in DEALS if not deal.closed and deal.path[-1] >= 12) >= 4, "stalled"
    overdue = [deal for deal in DEALS if not deal.closed and min(deal.expected, deal.due or 0) < 0]
    assert len(overdue) >= 5
    assert sum(1 for deal in DEALS if deal.lines) >= 25


def test_requests_come_in_every_status_category_and_urgency() -> None:
    found = requests.REQUESTS
    assert len(found) == 15
    assert set(Counter(one.status for one in found).values()) == {3}
    assert set(Counter(one.category for one in found).values()) == {3}
    assert {one.urgency for one in found} == {"low", "normal", "high", "urgent"}
    assert {one.by for one in found} == {"client_a_1", "client_a_2", "client_b_1", "client_b_2"}


def test_two_rival_partners_see_different_things_on_different_levels() -> None:
    by_company = {company: [one for one in SHARES if one.company == company] for company in ("partner_a", "partner_b")}
    assert {one.on for one in by_company["partner_a"]} >= {"pipeline:services"}
    assert {one.level for one in by_company["partner_b"]} == {"view", "comment", "move"}
    assert any(one.ends for one in by_company["partner_b"])
    standing = [{one.on for one in shares if not one.stopped} for shares in by_company.values()]
    assert not standing[0] & standing[1]


def test_comments_go_to_staff_to_partners_and_to_clients() -> None:
    assert {thread.audience for thread in THREADS} == {"internal", "partner_a", "partner_b", "client_a", "client_b"}


def test_the_story_is_told_by_three_departments_a_client_and_two_partners() -> None:
    team_of = {person.key: person.team for person in people.STAFF}
    voices = {who for thread in story.THREADS for who, _at in thread.said} | {one.by for one in story.DEAL.log}
    assert {team_of.get(who, who.rpartition("_")[0]) for who in voices} >= {
        "sales", "legal", "delivery", "client_a", "partner_a", "partner_b",
    }  # fmt: skip
    entries = sum(len(thread.said) for thread in story.THREADS) + len(story.DEAL.log) + len(story.DEAL.path)
    assert entries >= 15


def test_both_languages_have_the_same_keys() -> None:
    russian, english = (words_of(language) for language in LANGUAGES)
    for part in ("teams", "pipelines", "staff", "outsiders", "person_roles", "products", "companies", "people"):
        assert list(getattr(russian, part)) == list(getattr(english, part)), part
    assert {key: list(texts) for key, texts in russian.deals.items()} == {
        key: list(texts) for key, texts in english.deals.items()
    }
    assert {key: len(texts) for key, texts in russian.threads.items()} == {
        key: len(texts) for key, texts in english.threads.items()
    }
    assert list(page_words("ru")) == list(page_words("en"))


def test_every_key_of_the_recipe_has_its_words(words: Words) -> None:
    assert set(words.companies) == {firm.key for firm in people.FIRMS}
    assert set(words.staff) == {person.key for person in people.STAFF}
    assert set(words.outsiders) == {person.key for person in people.OUTSIDERS}
    assert set(words.products) == set(people.PRODUCTS)
    assert len(words.people) == 60
    assert {people.company_of(key) for key in words.people} == set(words.companies)
    assert set(words.deals) == {deal.key for deal in DEALS}
    assert {key: len(texts) for key, texts in words.threads.items()} == {
        thread.key: len(thread.said) for thread in THREADS
    }
    for ask in requests.REQUESTS:
        turns = [step for step in ask.steps if step.do in ("reply", "note")]
        assert len(words.requests[ask.key].get("talk", [])) == len(turns), ask.key


def test_a_deal_says_exactly_what_its_life_needs(words: Words) -> None:
    for deal in DEALS:
        said = words.deals[deal.key]
        assert ("amount" in said) == (not deal.lines), deal.key
        assert ("first_amount" in said) == bool(deal.repriced), deal.key
        assert ("reason" in said) == bool(deal.closed), deal.key
        assert ("next" in said) == (deal.due is not None), deal.key
        assert len(said.get("log", [])) == len(deal.log), deal.key
        texts = [one for one in deal.edits if one.field not in ("line", "reckon")]
        assert len(said.get("edits", [])) == len(texts), deal.key
        assert len(said["title"]) <= 80
        assert len(said.get("next", "")) <= 300
        assert len(said.get("reason", "")) <= 300


def test_nothing_is_said_twice(words: Words) -> None:
    said = [text for texts in words.threads.values() for text in texts]
    said += [text for deal in words.deals.values() for text in deal.get("log", [])]
    said += [text for one in words.requests.values() for text in [one["subject"], one["text"], *one.get("talk", [])]]
    said += [deal[part] for deal in words.deals.values() for part in ("title", "about", "reason") if part in deal]
    assert [text for text, count in Counter(said).items() if count > 1] == []


def test_each_language_is_written_in_its_own_letters() -> None:
    for language, is_russian in (("ru", True), ("en", False)):
        words = words_of(language)
        texts = [text for texts in words.threads.values() for text in texts]
        texts += [deal[part] for deal in words.deals.values() for part in ("title", "about")]
        texts += [one["text"] for one in words.requests.values()]
        assert all(bool(CYRILLIC.search(text)) == is_russian for text in texts)
    assert all(person.middle_name for person in words_of("ru").people.values())


def test_people_have_addresses_and_numbers_that_reach_nobody(words: Words) -> None:
    assert all(firm.domain.endswith(".example") for firm in words.companies.values())
    numbers = [one.phone for one in (*words.companies.values(), *words.people.values())]
    assert len(set(numbers)) == len(numbers)
    assert all(phonenumbers.is_possible_number(phonenumbers.parse(number)) for number in numbers)
    assert words.language != "ru" or all(number.startswith("+7 ") for number in numbers)
    assert len({(one.first_name, one.last_name) for one in words.people.values()}) == 60


def test_only_those_who_may_read_a_comment_are_named_in_it(words: Words) -> None:
    staff = set(words.staff)
    for thread in THREADS:
        for text in words.threads[thread.key]:
            named = set(NAMED.findall(text))
            outside = {key for key in words.outsiders if people.company_of(key) == thread.audience}
            assert named <= staff | outside, thread.key
    assert sum(len(NAMED.findall(text)) for texts in words.threads.values() for text in texts) >= 15


def test_every_login_is_a_host_name_of_its_own() -> None:
    logins = [person.login for language in LANGUAGES for person in everybody(language)]
    assert len(logins) == len(set(logins)) == 42
    assert all(re.fullmatch("[a-z]+", login) for login in logins)

"""The list of people to sign in as."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from config.demo.content import LANGUAGES, Words, words_of
from config.demo.guard import host_of, only_here, port_of
from config.demo.people import DemoPerson, everybody
from config.demo.views.language import language_of, page_words, remember_language


@dataclass(frozen=True)
class Card:
    """One person on the page."""

    person: DemoPerson
    address: str
    host: str
    initials: str
    colour: int


@dataclass(frozen=True)
class Group:
    name: str
    note: str
    cards: list[Card]


@dataclass(frozen=True)
class Section:
    words: Words
    language: str
    groups: list[Group]


@only_here
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of both workspaces by department and company, the workspace in the reader's language first."""
    language = language_of(request)
    said = page_words(language)
    order = sorted(LANGUAGES, key=lambda one: one != language)
    sections = [_section(one, said, request) for one in order]
    response = render(
        request,
        "demo/people.html",
        {
            "said": said,
            "language": language,
            "sections": sections,
            "is_loaded": any(section.groups for section in sections),
            "by_address": f"http://127.0.0.1{port_of(request)}/demo/",
        },
    )
    # The page of each person's own host may know that this page led there (see guard.comes_from_here).
    response.headers["Referrer-Policy"] = "origin"
    return remember_language(request, response)


def _section(language: str, said: dict[str, str], request: HttpRequest) -> Section:
    found = everybody(language)
    colours = {user.email: user.colour for user in User.objects.filter(email__in=[one.email for one in found])}
    cards = [_card(person, colours[person.email], request) for person in found if person.email in colours]
    groups = [
        Group(_title(key, list(group_cards), said), said.get(f"note_{key}", ""), list(group_cards))
        for key, group_cards in ((key, list(some)) for key, some in groupby(cards, lambda card: card.person.group))
    ]
    return Section(words_of(language), language, groups)


def _title(group: str, cards: list[Card], said: dict[str, str]) -> str:
    return said["office"] if group == "office" else cards[0].person.group_name


def _card(person: DemoPerson, colour: int, request: HttpRequest) -> Card:
    name = host_for(person.login, request)
    words = person.name.split()
    initials = words[0][0] + words[-1][0]
    return Card(person, f"http://{name}{port_of(request)}/demo/enter/{person.login}", name, initials, colour)


def host_for(login: str, request: HttpRequest) -> str:
    """The person's own host, so that each keeps cookies of their own; the address itself for those who came by it."""
    here = host_of(request)
    return f"{login}.localhost" if here.endswith("localhost") else here

"""Every main screen: readable for everybody, in both schemes, on a phone, in both languages."""

import json
import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from config.state import CHECKOUT
from tests.journeys.browsers import Browsers
from tests.journeys.ground import Ground
from tests.journeys.office import Office, open_office

AXE = CHECKOUT / "frontend/node_modules/axe-core/axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# All that a scheme changes is colours.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
# By whom they are looked at; {deal} and the like are ids. What stands after a space are keys, pressed once it is there.
SCREENS = {
    "nobody": ["/sign-in", "/reset-password", "/portal/sign-in", "/invite/not-a-link"],
    "alice at work": [
        "/w/{ws}/pipeline",
        "/w/{ws}/deals",
        "/w/{ws}/deals jx",
        "/w/{ws}/deals?peek=deal:{deal}",
        "/w/{ws}/deals/{deal}",
        "/w/{ws}/requests",
        "/w/{ws}/requests/{request}",
        "/w/{ws}/inbox",
    ],
    "alice with documents": ["/w/{ws}/documents", "/w/{ws}/documents/{document}"],
    "alice with records": [
        "/w/{ws}/companies",
        "/w/{ws}/companies/{company}",
        "/w/{ws}/people",
        "/w/{ws}/people/{person}",
        "/w/{ws}/products",
        "/w/{ws}/products/{product}",
        "/w/{ws}/import",
        "/w/{ws}/deals/00000000-0000-7000-8000-000000000000",
        "/w/{ws}/nowhere",
    ],
    "alice in settings": [
        "/w/{ws}/settings/general",
        "/w/{ws}/settings/members",
        "/w/{ws}/settings/teams",
        "/w/{ws}/settings/pipelines",
        "/w/{ws}/settings/requests",
        "/w/{ws}/settings/mail",
        "/w/{ws}/settings/notifications",
        "/w/{ws}/settings/security",
        "/workspaces",
        "/new-workspace",
    ],
    "dana": [
        "/portal/{ws}/",
        "/portal/{ws}/requests",
        "/portal/{ws}/requests/new",
        "/portal/{ws}/requests/{request}",
        "/portal/{ws}/deals",
        "/portal/{ws}/deals/{deal}",
        "/portal/{ws}/documents",
        "/portal/{ws}/documents/{document}",
        "/portal/{ws}/inbox",
        "/portal/{ws}/account",
    ],
    "pavel": [
        "/portal/{ws}/pipelines/{pipeline}",
        "/portal/{ws}/pipelines/{pipeline}?view=table",
        "/portal/{ws}/deals",
        "/portal/{ws}/deals/{deal}",
        "/portal/{ws}/documents",
        "/portal/{ws}/documents/{document}",
        "/portal/{ws}/inbox",
        "/portal/{ws}/account",
    ],
}


@dataclass
class Furnished:
    """A workspace with something of everything in it, for all walks in one language: they only look."""

    office: Office
    ids: dict[str, str]


@pytest.fixture(scope="module")
def furnished(ground: Ground) -> Callable[[str], Furnished]:
    @cache
    def find(language: str) -> Furnished:
        office = open_office(ground, f"Screens in {language}", language)
        return Furnished(office, furnish(office))

    return find


@pytest.fixture(params=SCREENS)
def walk(request: pytest.FixtureRequest) -> str:
    """Who looks at which screens."""
    return str(request.param)


def test_a_screen_has_no_barriers_and_fits_a_phone(
    browsers: Browsers, furnished: Callable[[str], Furnished], walk: str
):
    page, places = begin(browsers, furnished("en"), walk, "en-GB")
    found = []
    for place in places:
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        visit(page, place)
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")
        page.wait_for_function(_AT_REST)
        found += [f"{place}, light: {barrier}" for barrier in barriers(page, RULES)]
        page.emulate_media(color_scheme="dark")
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        page.wait_for_function(_AT_REST)  # colours on their way from one scheme to the other have no contrast
        found += [f"{place}, dark: {barrier}" for barrier in barriers(page, COLOURS)]
        page.set_viewport_size(PHONE)
        page.wait_for_function(_AT_REST)
        found += on_a_phone(page, place, "en")
    assert not found, "\n".join(found)


def test_a_screen_speaks_russian_on_a_phone(browsers: Browsers, furnished: Callable[[str], Furnished], walk: str):
    office = furnished("ru").office
    page, places = begin(browsers, furnished("ru"), walk, "ru-RU")
    page.set_viewport_size(PHONE)
    # Both names of a category stand in its settings.
    known = {one["name_en"] for one in office.ask(office.alice, "get", "/request-categories")}
    found = []
    for place in places:
        visit(page, place)
        found += on_a_phone(page, place, "ru", known)
    assert not found, "\n".join(found)


def on_a_phone(page: Page, place: str, language: str, known: Set[str] = frozenset()) -> list[str]:
    """What does not fit, and what is in no or in the wrong language."""
    found = []
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > PHONE["width"]:
        found.append(f"{place}: {width} px wide, because of {widest(page)}")
    if page.locator("html").get_attribute("lang") != language:
        found.append(f"{place}: not said to be in {language}")
    return found + [f"{place}: {words!r} is not translated" for words in foreign(page, language) - known]


def begin(browsers: Browsers, where: Furnished, walk: str, locale: str) -> tuple[Page, list[str]]:
    """The browser of whoever walks, and the addresses."""
    person = where.office.people.get(walk.split()[0])
    page = browsers.of(person, locale=locale, reduced_motion="reduce")
    page.add_init_script(_COUNT_REQUESTS)
    return page, [place.format(ws=where.office.slug, **where.ids) for place in SCREENS[walk]]


def furnish(office: Office) -> dict[str, str]:
    """Something of everything, and its ids."""
    client, alice = office.companies["Client One"], str(office.alice.id)
    deal = office.deal(
        "Racks for the port", amount="120500.00", company_id=client, owner_id=alice, next_step="Call on Monday"
    )
    office.deal("Trolleys", amount="900.00", owner_id=str(office.bob.id), expected_close="2020-02-01")
    person = office.ask(office.alice, "post", "/people", {"first_name": "Mona", "last_name": "Lind"})
    product = office.ask(
        office.alice, "post", "/products", {"name": "Rack, steel", "price": "120.00", "currency": "EUR"}
    )
    for company in ("Client One", "Partner One"):
        office.share(f"deal:{deal['id']}", company, "comment")
    office.share(f"pipeline:{office.pipeline.id}", "Partner One", "move")
    audience = f"company:{client}"
    for who, words, read_by in (("bob", "They want it by May", "internal"), ("alice", "A plan is coming", audience)):
        body = {"about": f"deal:{deal['id']}", "body": words, "audience": read_by}
        office.ask(office.people[who], "post", "/comments", body)
    asked = office.request("The gate does not open", deal_id=deal["id"])
    office.ask(office.alice, "post", f"/requests/{asked['id']}/reply", {"body": "We are on the way", "file_ids": []})
    plan = {"about": f"deal:{deal['id']}", "title": "Plan of the racks"}
    document = office.ask(office.alice, "post", "/documents", plan)
    office.share(f"document:{document['id']}", "Client One", "edit")
    office.share(f"document:{document['id']}", "Partner One", "comment")
    return {
        "deal": deal["id"],
        "document": document["id"],
        "request": asked["id"],
        "company": client,
        "person": person["id"],
        "product": product["id"],
        "pipeline": str(office.pipeline.id),
    }


def visit(page: Page, place: str) -> None:
    """Open a screen, inside the app where it is open already, and wait until it has all it shows."""
    address, _, keys = place.partition(" ")
    if not page.evaluate(_GO, address):
        page.goto(address)
    expect(page.get_by_role("heading").first).to_be_attached()
    page.wait_for_function(_IS_CALM)
    for key in keys:
        page.keyboard.press(key)


def barriers(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe-core objects to, with the first place it does."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_OBJECTIONS, rules)
    return found


def widest(page: Page) -> str:
    return str(
        page.evaluate(
            """() => [...document.body.querySelectorAll('*')]
                .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0]
                .outerHTML.slice(0, 200)"""
        )
    )


def foreign(page: Page, language: str) -> set[str]:
    """Names of texts instead of the texts ("deals:board.title"), and texts of the other language."""
    shown = set(page.evaluate(_ALL_TEXTS))
    keys = {words for words in shown if re.fullmatch(r"([a-z]+:)?[a-z][A-Za-z]*(\.[A-Za-z0-9_]+)+", words)}
    return keys | (shown & (_texts("en") - _texts("ru"))) if language == "ru" else keys


def _texts(language: str) -> set[str]:
    """Every text of the front end that has no gaps to fill."""

    def leaves(node: Any) -> set[str]:
        return {node} if isinstance(node, str) else set().union(*(leaves(child) for child in node.values()))

    files = (CHECKOUT / "frontend/src/locales" / language).glob("*.json")
    return {words for file in files for words in leaves(json.loads(file.read_text("utf-8"))) if "{{" not in words}


_COUNT_REQUESTS = """(() => {
    const ask = window.fetch;
    window.asked = window.calm = 0;
    window.fetch = (...given) => {
        window.asked += 1;
        return ask(...given).finally(() => { window.asked -= 1; });
    };
})()"""
_OBJECTIONS = """async (rules) => {
    const { violations } = await window.axe.run(document, rules);
    return violations.map(({ id, nodes }) => `${id} (${nodes.length} times) at ${nodes[0].html.slice(0, 200)}`);
}"""
# The router's own way, as a link takes it; staff and portal are two apps.
_GO = """async (address) => {
    const router = window.__TSR_ROUTER__;
    const inPortal = (path) => path.startsWith('/portal');
    if (!router || inPortal(address) !== inPortal(location.pathname)) return false;
    window.calm = 0;
    await router.navigate({ href: address });
    return true;
}"""
# For some frames in a row: nothing is asked of the server, nothing is still to come.
_IS_CALM = """() => {
    const router = window.__TSR_ROUTER__;
    const waits = !router || router.state.status !== 'idle' || window.asked > 0;
    window.calm = waits || document.querySelector('[aria-busy=true]') ? 0 : window.calm + 1;
    return window.calm > 5;
}"""
_AT_REST = """() => document.getAnimations().every(
    (one) => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity
)"""
_ALL_TEXTS = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest('script, style, [lang]:not(html)'))
            found.push(walker.currentNode.data.trim());
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name).trim());
    return found.filter(Boolean);
}"""

"""A partner sees exactly what is shared with their company, for as long as it is."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsers import Browsers
from tests.journeys.office import Office
from tests.journeys.test_working_together import column

TITLE = "Racks for the port"


@pytest.fixture
def deal(office: Office) -> Any:
    return office.deal(TITLE, amount="1000.00", company_id=office.companies["Client One"], next_step="Ask for Zibeline")


def heard(page: Page) -> list[str]:
    """Every page and answer that comes to this browser from now on."""
    bodies: list[str] = []

    def keep(response: Any) -> None:
        if "/api/" in response.url or response.request.is_navigation_request():
            bodies.append(response.url)
            if response.ok and "json" in response.headers.get("content-type", ""):
                bodies.append(response.text())

    page.on("requestfinished", lambda request: keep(request.response()))
    return bodies


def open_sharing(page: Page, office: Office) -> Locator:
    """The sharing of the pipeline whose board is open: where those who have access stand."""
    page.get_by_role("button", name="Pipeline: actions").click()
    page.get_by_role("menuitem", name="Share pipeline").click()
    expect(page.get_by_role("dialog", name=f"Share “{office.pipeline.name}”")).to_be_visible()
    return page.get_by_role("region", name="Has access")


def give(page: Page, company: str, level: str) -> None:
    dialog = page.get_by_role("dialog", name="Share “")
    dialog.get_by_role("combobox", name="Company or person").fill(company)
    # A person's line ends with their company.
    page.get_by_role("option", name=re.compile(f"^{re.escape(company)}")).click()
    dialog.get_by_role("combobox", name="They may").click()
    page.get_by_role("option", name=level).click()
    dialog.get_by_role("button", name="Share", exact=True).click()


def stop(page: Page, holders: Locator, company: str) -> None:
    holders.get_by_role("button", name="Stop sharing").click()
    sure = page.get_by_role("dialog", name=f"Stop sharing with {company}?")
    sure.get_by_role("button", name="Stop sharing").click()


def test_a_partner_works_on_the_shared_pipeline_until_the_share_ends(browsers: Browsers, office: Office, deal: Any):
    alice, pavel = browsers.of(office.alice), browsers.of(office.pavel)
    told = heard(pavel)
    alice.goto(f"/w/{office.slug}/pipeline")
    holders = open_sharing(alice, office)
    give(alice, "Partner One", "Can move deals")
    expect(holders).to_contain_text("Partner One")
    alice.keyboard.press("Escape")

    pavel.goto(f"/portal/{office.slug}/")
    expect(column(pavel, "Lead").get_by_role("link", name=TITLE)).to_be_visible()

    pavel.get_by_role("button", name=f"Move {TITLE}").click()
    pavel.get_by_role("menuitem", name="Move to Qualified").click()
    expect(column(pavel, "Qualified").get_by_role("link", name=TITLE)).to_be_visible()
    expect(column(alice, "Qualified").get_by_role("link", name=TITLE)).to_be_visible()

    pavel.get_by_role("link", name=TITLE).click()
    expect(pavel.get_by_role("heading", name=TITLE)).to_be_visible()
    pavel.get_by_role("textbox", name="Write a comment").fill("We can deliver in May")
    pavel.get_by_role("button", name="Send").click()
    alice.goto(f"/w/{office.slug}/deals/{deal['id']}")
    expect(alice.get_by_role("article", name="Comment by Pavel")).to_contain_text("Visible to Partner One")
    assert "Zibeline" not in pavel.content() + "".join(told)

    pavel.go_back()
    expect(column(pavel, "Qualified").get_by_role("link", name=TITLE)).to_be_visible()
    alice.goto(f"/w/{office.slug}/pipeline")
    stop(alice, open_sharing(alice, office), "Partner One")
    expect(pavel.get_by_text("This pipeline is no longer shared with you")).to_be_visible()
    expect(pavel.get_by_text(TITLE)).to_have_count(0)  # nor in the words about one's own last move
    assert TITLE not in pavel.content()


def test_a_deal_is_shared_for_looking_and_taken_back(browsers: Browsers, office: Office, deal: Any):
    alice, pavel = browsers.of(office.alice), browsers.of(office.pavel)
    alice.goto(f"/w/{office.slug}/deals/{deal['id']}")
    alice.get_by_role("button", name="Share", exact=True).click()
    give(alice, "Partner One", "Can view")
    holders = alice.get_by_role("region", name="Has access")
    expect(holders).to_contain_text("Partner One")
    expect(holders).to_contain_text("Can view")

    pavel.goto(f"/portal/{office.slug}/deals/{deal['id']}")
    expect(pavel.get_by_role("heading", name=TITLE)).to_be_visible()
    for step in pavel.get_by_role("list", name="Stage").get_by_role("button").all():
        expect(step).to_be_disabled()
    expect(pavel.get_by_role("textbox", name="Write a comment")).to_have_count(0)

    holders.get_by_role("button", name="Stop sharing").click()
    alice.get_by_role("dialog", name="Stop sharing with Partner One?").get_by_role(
        "button", name="Stop sharing"
    ).click()
    expect(pavel.get_by_role("heading", name="This deal is no longer shared with you")).to_be_visible()
    assert TITLE not in pavel.content()


def test_a_rival_partner_learns_nothing_of_it(browsers: Browsers, office: Office, deal: Any):
    office.share(f"pipeline:{office.pipeline.id}", "Partner One", "move")
    rita = browsers.of(office.rita)
    told = heard(rita)
    rita.goto(f"/portal/{office.slug}/")
    expect(rita.get_by_text("Deals shared with your company appear here.")).to_be_visible()
    for place in (f"pipelines/{office.pipeline.id}", f"deals/{deal['id']}"):
        rita.goto(f"/portal/{office.slug}/{place}")
        expect(rita.get_by_role("main")).to_contain_text("shared")
    assert not {
        word for word in (TITLE, "Partner One", "Pavel", "Client One") if word in rita.content() + "".join(told)
    }

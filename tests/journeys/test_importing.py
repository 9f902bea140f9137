"""Another system's export becomes companies, people, products and a board."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from config.state import CHECKOUT
from tests.journeys.browsers import Browsers
from tests.journeys.office import Office

SAMPLE = CHECKOUT / "config/demo/export"
REAL = CHECKOUT.parent / "shared/data/crm-sales"
# With refused rows or without.
ENDED = re.compile("Everything is in|some rows were refused")


def bring(page: Page, folder: Path) -> None:
    """Upload every table of a folder and go on to the dry run."""
    page.get_by_label("Drop files here or press to choose").set_input_files(sorted(folder.glob("*.csv")))
    expect(page.get_by_role("button", name="Check the data")).to_be_visible()
    page.get_by_role("combobox", name="Currency of the amounts").fill("USD")
    page.get_by_role("option", name=re.compile("USD")).click()
    page.get_by_role("combobox", name="Dates are written").click()
    page.get_by_role("option", name="Month/day/year").click()
    page.get_by_label("Estimate missing amounts").check()
    page.get_by_label("Treat look-alike names").check()
    page.get_by_role("button", name="Check the data").click()
    expect(page.get_by_role("heading", name="What would happen")).to_be_visible(timeout=60_000)


def figure(page: Page, name: str) -> int:
    shown = page.get_by_role("term").filter(has_text=re.compile(f"^{name}$")).locator("xpath=following-sibling::dd")
    return int(re.sub(r"\D", "", shown.inner_text()))


def test_an_export_becomes_a_board_and_once_only(browsers: Browsers, office: Office):
    alice = browsers.of(office.alice)
    alice.goto(f"/w/{office.slug}/import")
    bring(alice, SAMPLE)
    expect(alice.get_by_text("Deals without a company")).to_be_visible()
    alice.get_by_role("button", name=re.compile(r"Bring in \d+ rows")).click()
    expect(alice.get_by_role("heading", name=ENDED)).to_be_visible(timeout=60_000)
    assert figure(alice, "Created") > 100
    refused = figure(alice, "Refused")
    assert refused > 0
    with alice.expect_download() as download:
        alice.get_by_role("link", name="Download refused rows").click()
    # One line a row, and the heading of each table among them.
    assert len(Path(download.value.path()).read_text("utf-8-sig").splitlines()) > refused

    alice.get_by_role("link", name="Open the board").click()
    expect(alice.get_by_role("link", name=re.compile("–")).first).to_be_visible()

    alice.goto(f"/w/{office.slug}/import")
    bring(alice, SAMPLE)
    alice.get_by_role("button", name=re.compile(r"Bring in \d+ rows")).click()
    expect(alice.get_by_role("heading", name=ENDED)).to_be_visible(timeout=60_000)
    assert figure(alice, "Created") == 0


@pytest.mark.real_data
@pytest.mark.skipif(not REAL.exists(), reason="../shared/data/crm-sales does not travel with the product")
def test_a_real_export_becomes_a_board(browsers: Browsers, office: Office):
    alice = browsers.of(office.alice)
    alice.goto(f"/w/{office.slug}/import")
    bring(alice, REAL)
    alice.get_by_role("button", name=re.compile(r"Bring in [\d,]+ rows")).click()
    expect(alice.get_by_role("heading", name=ENDED)).to_be_visible(timeout=120_000)
    assert figure(alice, "Created") > 8_800
    alice.get_by_role("link", name="Open the board").click()
    expect(alice.get_by_role("link", name=re.compile("GTX")).first).to_be_visible()

"""What is done without a mouse, and what is done to many at once."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsers import Browsers
from tests.journeys.office import Office
from tests.journeys.test_working_together import column


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has_text=title)


def test_many_deals_are_moved_together_and_one_after_the_other_is_looked_at(browsers: Browsers, office: Office):
    deals = {title: office.deal(title) for title in ("Racks", "Trolleys", "Shelves")}
    alice = browsers.of(office.alice)
    alice.goto(f"/w/{office.slug}/deals?status=open")
    expect(row(alice, "Racks")).to_be_visible()

    for key in "jxjx":
        alice.keyboard.press(key)
    bar = alice.get_by_role("region", name="Selected deals")
    expect(bar).to_contain_text("2 selected")
    bar.get_by_role("combobox", name="Stage").click()
    alice.get_by_role("option", name="Qualified").click()
    expect(alice.get_by_role("row").filter(has_text="Qualified")).to_have_count(2)
    alice.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(alice.get_by_role("row").filter(has_text="Qualified")).to_have_count(0)

    alice.keyboard.press("Space")
    beside = alice.get_by_role("complementary", name="Beside the list")
    expect(beside).to_be_visible()
    shown = re.search(r"peek=deal[^&]*", alice.url)
    alice.keyboard.press("ArrowDown")
    expect(alice).not_to_have_url(re.compile(shown[0] if shown else "peek"))
    alice.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    focused = alice.evaluate("document.activeElement.closest('[data-row]')?.dataset.row")
    assert focused in {deal["id"] for deal in deals.values()}

    alice.keyboard.press("Enter")
    expect(alice).to_have_url(re.compile(f"/deals/{focused}"))
    alice.get_by_role("tab", name="Documents").click()
    alice.keyboard.press("k")
    expect(alice).not_to_have_url(re.compile(focused))
    expect(alice.get_by_role("tab", name="Documents")).to_have_attribute("aria-selected", "true")

    # A board is a list too, column by column.
    alice.goto(f"/w/{office.slug}/pipeline")
    cards = column(alice, "Lead").get_by_role("link")
    expect(cards).to_have_count(3)
    cards.first.focus()
    alice.keyboard.press("Space")
    expect(beside).to_be_visible()
    alice.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    expect(cards.first).to_be_focused()
    first, second = (cards.nth(at).get_attribute("href") or "" for at in (0, 1))
    cards.first.click()
    expect(alice).to_have_url(re.compile(first))
    expect(alice.get_by_role("button", name=re.compile("^Title: "))).to_be_visible()
    alice.keyboard.press("j")
    expect(alice).to_have_url(re.compile(second))


def test_the_inbox_is_read_by_keys_and_a_field_is_asked_about(browsers: Browsers, office: Office):
    deal = office.deal("Racks for the port", amount="1000.00", owner_id=str(office.alice.id))
    about = f"deal:{deal['id']}"
    for words in ("First word", "Second word"):
        body = f"@[Bob](member:{office.bob.id}) {words}"
        office.ask(office.alice, "post", "/comments", {"about": about, "body": body, "audience": "internal"})
    bob = browsers.of(office.bob)
    bob.goto(f"/w/{office.slug}/inbox")
    notices = bob.get_by_role("region", name="Racks for the port").get_by_role("button", name="mentioned you")
    expect(notices).to_have_count(2)

    bob.keyboard.press("j")
    expect(notices.first).to_have_attribute("data-active", "true")
    bob.keyboard.press("u")
    expect(notices.first).not_to_have_attribute("data-unread", "true")
    bob.keyboard.press("j")
    expect(notices.last).to_have_attribute("data-active", "true")
    bob.keyboard.press("k")
    expect(notices.first).to_have_attribute("data-active", "true")
    bob.keyboard.press("u")
    expect(notices.first).to_have_attribute("data-unread", "true")
    expect(bob.get_by_role("button", name="Notifications: 2 unread")).to_be_visible()
    bob.keyboard.press("e")
    expect(notices).to_have_count(1)
    bob.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(notices).to_have_count(2)

    bob.goto(f"/w/{office.slug}/deals/{deal['id']}")
    bob.get_by_role("button", name="Comments on Amount").click()
    talk = bob.get_by_role("dialog", name=re.compile("comments? on Amount", re.IGNORECASE))
    talk.get_by_role("textbox").fill("Why so little?")
    talk.get_by_role("button", name="Send").click()
    expect(talk.get_by_role("article", name="Comment by Bob")).to_contain_text("Why so little?")
    bob.keyboard.press("Escape")
    expect(bob.get_by_role("button", name="1 comment on Amount")).to_be_visible()

"""Two colleagues at the same work, each in a browser of their own, without a reload."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsers import Browsers
from tests.journeys.office import Office

# Counts the ways that cards glide: 150 ms are too short to be caught in the act.
_COUNT_GLIDES = """
    window.glides = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...how) {
        if (this.dataset.deal) window.glides.push(this.dataset.deal);
        return animate.apply(this, how);
    };
"""


@pytest.fixture
def deal(office: Office) -> Any:
    return office.deal("Racks for the port", amount="1000.00", owner_id=str(office.alice.id))


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def field(page: Page, name: str) -> Locator:
    """A value of the deal, which is a button that opens its editor."""
    return page.get_by_role("complementary", name="Details").get_by_role("button", name=f"{name}:")


def edit(page: Page, name: str, value: str) -> None:
    field(page, name).click()
    box = page.get_by_role("textbox", name=name, exact=True)
    box.fill(value)
    box.press("Enter")


def save(page: Page, name: str, value: str) -> None:
    """Edit a field and wait until the server has it; the page itself shows the value before."""
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        edit(page, name, value)


def test_a_card_that_a_colleague_moves_glides_on_my_board(browsers: Browsers, office: Office, deal: Any):
    alice, bob = browsers.of(office.alice), browsers.of(office.bob)
    bob.add_init_script(_COUNT_GLIDES)
    for page in (alice, bob):
        page.goto(f"/w/{office.slug}/pipeline")
        expect(column(page, "Lead").get_by_role("link", name="Racks for the port")).to_be_visible()
    expect(alice.get_by_role("list", name="Also here").get_by_role("img", name="Bob")).to_be_visible()

    alice.get_by_role("button", name="Move “Racks for the port” to…").click()
    alice.get_by_role("menuitem", name="Move to Qualified").click()

    expect(column(alice, "Qualified").get_by_role("link", name="Racks for the port")).to_be_visible()
    expect(column(bob, "Qualified").get_by_role("link", name="Racks for the port")).to_be_visible()
    expect(column(bob, "Lead").get_by_role("link", name="Racks for the port")).to_be_hidden()
    assert bob.evaluate("window.glides") == [deal["id"]]


def test_a_deal_is_won_with_a_reason_and_taken_back(browsers: Browsers, office: Office, deal: Any):
    alice = browsers.of(office.alice)
    alice.goto(f"/w/{office.slug}/deals/{deal['id']}")
    alice.get_by_role("button", name="Mark as won").click()
    dialog = alice.get_by_role("dialog")
    dialog.get_by_label("Why did they choose us?").fill("The price")
    dialog.get_by_role("button", name="Mark as won").click()
    expect(alice.get_by_role("list", name="Stage")).to_be_visible()
    expect(alice.get_by_text("The price").first).to_be_visible()
    alice.get_by_role("button", name="Deal menu").click()
    alice.get_by_role("menuitem", name="Reopen deal").click()
    expect(alice.get_by_role("button", name="Mark as won")).to_be_visible()


def test_a_comment_appears_on_the_colleagues_page(browsers: Browsers, office: Office, deal: Any):
    alice, bob = browsers.of(office.alice), browsers.of(office.bob)
    for page in (alice, bob):
        page.goto(f"/w/{office.slug}/deals/{deal['id']}")
        expect(page.get_by_role("heading", name=deal["number"])).to_be_visible()
    expect(bob.get_by_role("list", name="Also here").get_by_role("img", name="Alice")).to_be_visible()

    box = alice.get_by_role("textbox", name="Write a comment")
    box.press_sequentially("They want it by May")
    expect(bob.get_by_text("Alice is typing…")).to_be_visible()
    alice.get_by_role("button", name="Send").click()
    comment = bob.get_by_role("article", name="Comment by Alice")
    expect(comment).to_contain_text("They want it by May")
    expect(bob.get_by_text("Alice is typing…")).to_be_hidden()

    comment.get_by_role("button", name="Reply").click()
    bob.get_by_role("textbox", name="Write a comment").last.fill("We can")
    bob.keyboard.press("Control+Enter")
    expect(alice.get_by_role("article", name="Comment by Bob")).to_contain_text("We can")
    expect(alice.get_by_role("button", name="Notifications: 1 unread")).to_be_visible()


def test_different_fields_merge_and_each_takes_back_their_own(browsers: Browsers, office: Office, deal: Any):
    alice, bob = browsers.of(office.alice), browsers.of(office.bob)
    for page in (alice, bob):
        page.goto(f"/w/{office.slug}/deals/{deal['id']}")
        expect(field(page, "Amount")).to_be_visible()
    field(alice, "Amount").click()
    edit(bob, "Next step", "Call on Monday")
    alice.get_by_role("textbox", name="Amount").fill("1 200")
    alice.get_by_role("textbox", name="Amount").press("Enter")
    for page in (alice, bob):
        expect(field(page, "Amount")).to_contain_text("1,200")
        expect(field(page, "Next step")).to_contain_text("Call on Monday")

    alice.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(field(bob, "Amount")).to_contain_text("1,000")
    bob.keyboard.press("Control+z")
    expect(field(alice, "Next step")).not_to_contain_text("Call on Monday")

    save(alice, "Amount", "1300")
    expect(field(bob, "Amount")).to_contain_text("1,300")
    save(bob, "Amount", "1400")
    expect(field(alice, "Amount")).to_contain_text("1,400")
    alice.keyboard.press("Control+z")
    expect(alice.get_by_role("alert")).to_contain_text("This has been changed since, so it cannot be undone.")
    expect(field(alice, "Amount")).to_contain_text("1,400")


def test_a_clash_on_one_field_keeps_both_values_until_somebody_chooses(browsers: Browsers, office: Office, deal: Any):
    alice, bob = browsers.of(office.alice), browsers.of(office.bob)
    for page in (alice, bob):
        page.goto(f"/w/{office.slug}/deals/{deal['id']}")
        expect(field(page, "Amount")).to_be_visible()
    field(alice, "Amount").click()
    alice.get_by_role("textbox", name="Amount").fill("1500")
    save(bob, "Amount", "2000")
    alice.get_by_role("textbox", name="Amount").press("Enter")

    clash = alice.get_by_role("alert").filter(has_text="Keep mine")
    expect(clash).to_contain_text("Bob has changed this")
    expect(clash).to_contain_text("2,000")
    expect(clash).to_contain_text("1,500")
    clash.get_by_role("button", name="Keep mine").click()
    expect(clash).to_be_hidden()
    for page in (alice, bob):
        expect(field(page, "Amount")).to_contain_text("1,500")


def test_two_go_on_while_a_third_has_lost_access(browsers: Browsers, office: Office, deal: Any):
    shared = office.share(f"deal:{deal['id']}", "Partner One", "view")
    alice, bob, pavel = (browsers.of(person) for person in (office.alice, office.bob, office.pavel))
    told: list[str] = []
    pavel.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))))
    for page in (alice, bob):
        page.goto(f"/w/{office.slug}/deals/{deal['id']}")
        expect(field(page, "Amount")).to_be_visible()
    pavel.goto(f"/portal/{office.slug}/deals/{deal['id']}")
    expect(pavel.get_by_role("heading", name="Racks for the port")).to_be_visible()
    save(alice, "Amount", "1200")
    expect(pavel.get_by_text("1,200").first).to_be_visible()

    assert office.ground.run(office.alice.delete, f"/shares/{shared['id']}")[0] == 204
    expect(pavel.get_by_role("heading", name="This deal is no longer shared with you")).to_be_visible()
    assert "Racks for the port" not in pavel.content()
    before = len(told)

    edit(alice, "Amount", "1500")
    expect(field(bob, "Amount")).to_contain_text("1,500")
    edit(bob, "Next step", "Write on Tuesday")
    expect(field(alice, "Next step")).to_contain_text("Write on Tuesday")
    heard = [frame for frame in told[before:] if '"ev"' in frame or deal["id"] in frame]
    assert any(deal["id"] in frame for frame in told[:before])
    assert heard == []

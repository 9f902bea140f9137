"""A train, a lift, a strict proxy: what was written is kept and sent once, and events still come."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsers import Browsers
from tests.journeys.office import Office
from tests.journeys.proxy import proxy_without_sockets
from tests.journeys.test_working_together import edit, field, save


@pytest.fixture(autouse=True)
def no_line(browsers: Browsers) -> None:
    browsers.expected += ["ERR_INTERNET_DISCONNECTED", "Unexpected response code: 403"]


@pytest.fixture
def deal(office: Office) -> Any:
    return office.deal("Racks for the port", amount="1000.00", owner_id=str(office.alice.id))


def open_deal(page: Page, office: Office, deal: Any) -> Page:
    page.goto(f"/w/{office.slug}/deals/{deal['id']}")
    expect(field(page, "Amount")).to_be_visible()
    return page


def test_what_is_written_without_a_network_is_kept_over_a_reload_and_sent_once(
    browsers: Browsers, office: Office, deal: Any
):
    alice, bob = (open_deal(browsers.of(person), office, deal) for person in (office.alice, office.bob))
    alice.context.set_offline(True)
    alice.get_by_role("textbox", name="Write a comment").fill("Written in the lift")
    alice.get_by_role("button", name="Send").click()
    edit(alice, "Next step", "Call on Monday")

    unsent = alice.get_by_role("article", name="Your comment, not sent yet")
    expect(unsent).to_contain_text("Will send when online")
    expect(field(alice, "Next step").get_by_role("img", name="Will send when online")).to_be_visible()
    expect(alice.get_by_text("Offline – changes are kept")).to_be_visible()

    alice.context.set_offline(False)
    expect(unsent).to_be_hidden()
    expect(bob.get_by_role("article", name="Comment by Alice")).to_contain_text("Written in the lift")
    expect(field(bob, "Next step")).to_contain_text("Call on Monday")
    alice.reload()
    expect(alice.get_by_role("article", name="Comment by Alice")).to_have_count(1)


def test_an_edit_made_offline_that_clashes_keeps_mine_theirs_and_before(browsers: Browsers, office: Office, deal: Any):
    alice, bob = (open_deal(browsers.of(person), office, deal) for person in (office.alice, office.bob))
    alice.context.set_offline(True)
    edit(alice, "Amount", "1500")
    save(bob, "Amount", "2000")
    alice.context.set_offline(False)

    clash = alice.get_by_role("alert").filter(has_text="Keep mine")
    for words in ("Bob has changed this", "2,000", "1,500", "Before: “€1,000"):
        expect(clash).to_contain_text(words)
    alice.reload()
    clash.get_by_role("button", name="Keep mine").click()
    for page in (alice, bob):
        expect(field(page, "Amount")).to_contain_text("1,500")
    expect(clash).to_be_hidden()


def test_events_come_through_a_proxy_that_blocks_websockets(browsers: Browsers, office: Office, deal: Any):
    with proxy_without_sockets(browsers.address) as address:
        alice = browsers.of(office.alice)
        bob = browsers.of(office.bob, base_url=address)
        for page in (alice, bob):
            open_deal(page, office, deal)
        with bob.expect_request(lambda request: "/live/" in request.url and "topics=" in request.url):
            pass
        edit(alice, "Amount", "4200")
        expect(field(bob, "Amount")).to_contain_text("4,200")


def test_the_installed_app_opens_what_was_read_before_without_a_network(browsers: Browsers, office: Office, deal: Any):
    alice = open_deal(browsers.of(office.alice, service_workers="allow"), office, deal)
    scope = alice.evaluate("navigator.serviceWorker.ready.then(({scope}) => new URL(scope).pathname)")
    assert scope == "/"

    alice.context.set_offline(True)
    alice.reload()
    expect(field(alice, "Amount")).to_contain_text("1,000")
    edit(alice, "Amount", "1700")
    expect(field(alice, "Amount").get_by_role("img", name="Will send when online")).to_be_visible()
    alice.reload()
    expect(field(alice, "Amount").get_by_role("img", name="Will send when online")).to_be_visible()

    alice.context.set_offline(False)
    expect(field(alice, "Amount").get_by_role("img", name="Will send when online")).to_be_hidden()
    expect(field(alice, "Amount")).to_contain_text("1,700")


def test_signing_out_leaves_nothing_in_the_browser(browsers: Browsers, office: Office, deal: Any):
    alice = open_deal(browsers.of(office.alice), office, deal)
    alice.get_by_role("textbox", name="Write a comment").fill("Half a thought")
    alice.get_by_role("button", name="Workspace", exact=False).first.click()
    alice.get_by_role("menuitem", name="Sign out").click()
    expect(alice).to_have_url(f"{browsers.address}/sign-in")
    left = alice.evaluate(
        """async () => {
            const kept = await new Promise((resolve, reject) => {
                const opening = indexedDB.open('artel-kept');
                opening.onerror = () => reject(opening.error);
                opening.onsuccess = () => {
                    const asked = opening.result.transaction('all').objectStore('all').getAllKeys();
                    asked.onsuccess = () => resolve(asked.result);
                };
            });
            const mine = Object.keys(localStorage).filter((key) => /draft|recent|owner/.test(key));
            return [...kept, ...mine];
        }"""
    )
    assert left == []

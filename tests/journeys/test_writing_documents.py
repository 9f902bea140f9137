"""Documents that several people write at once, each in a browser of their own."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from docx import Document as Word
from playwright.sync_api import Locator, Page, expect
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.collaboration.documents.writing import read
from tests.collaboration.documents.writing import write as write_update
from tests.journeys.browsers import Browsers
from tests.journeys.office import Office

TITLE = "Proposal for the port"


@pytest.fixture
def document(office: Office) -> Any:
    deal = office.deal("Racks for the port", company_id=office.companies["Client One"])
    return office.ask(office.alice, "post", "/documents", {"about": f"deal:{deal['id']}", "title": TITLE})


def share(office: Office, document: Any, level: str, **more: Any) -> Any:
    grantee = f"company:{office.companies['Client One']}"
    return office.ask(
        office.alice,
        "post",
        "/shares",
        {"object": f"document:{document['id']}", "grantee": grantee, "level": level, **more},
    )


def staff_page(page: Page, office: Office, document: Any) -> Page:
    page.goto(f"/w/{office.slug}/documents/{document['id']}")
    expect(text(page)).to_be_visible()
    return page


def guest_page(page: Page, office: Office, document: Any) -> Page:
    page.goto(f"/portal/{office.slug}/documents/{document['id']}")
    expect(text(page)).to_be_visible()
    return page


def text(page: Page) -> Locator:
    return page.get_by_role("textbox", name=f"Text of “{TITLE}”")


def write(page: Page, words: str) -> None:
    """At the end of the text."""
    text(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def saved(page: Page) -> None:
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_two_staff_and_a_client_write_one_proposal(browsers: Browsers, office: Office, document: Any):
    share(office, document, "edit")
    alice = staff_page(browsers.of(office.alice), office, document)
    bob = staff_page(browsers.of(office.bob), office, document)
    dana = guest_page(browsers.of(office.dana), office, document)
    everybody = (alice, bob, dana)
    expect(alice.get_by_role("button", name="Follow Dana")).to_be_visible()
    # The portal is not told which colleague it is: the setting for that is off.
    expect(dana.get_by_role("button", name=f"Follow {office.workspace.name}")).to_be_visible()

    write(alice, "Goods:\nMaterial:\nTime:")
    for page in everybody:
        expect(text(page)).to_contain_text("Time:")
    # Each in a line of their own, none waits for another: words typed at the very same place may mix.
    lines = {"Goods:": " we offer racks", "Material:": " of steel", "Time:": " by May, please"}
    for page, (line, words) in zip(everybody, lines.items(), strict=True):
        text(page).get_by_text(line).click()
        page.keyboard.press("End")
        page.keyboard.type(words)
    for page in everybody:
        saved(page)
        for line, words in lines.items():
            expect(text(page)).to_contain_text(line + words)
    # Carets of the others stand in the text with their names; what is left is the same for everybody.
    assert len({page.evaluate(_WORDS) for page in everybody}) == 1


def test_a_click_holds_although_words_come_before_the_browser_says_so(
    browsers: Browsers, office: Office, document: Any
):
    alice = staff_page(browsers.of(office.alice), office, document)
    bob = staff_page(browsers.of(office.bob), office, document)
    write(alice, "Goods:\nMaterial:")
    place = text(bob).get_by_text("Material:")
    expect(place).to_be_visible()
    where = place.bounding_box()
    assert where
    text(alice).get_by_text("Goods:").click()
    alice.keyboard.press("End")
    for letter in "abcdef":
        bob.evaluate("() => document.activeElement.blur()")
        # While the page is busy Alice's words and Bob's click queue up; what the click did is told to the page last.
        bob.evaluate("() => void setTimeout(() => { const t = Date.now(); while (Date.now() - t < 700); })")
        alice.keyboard.type(letter.upper())
        bob.mouse.click(where["x"] + where["width"] - 2, where["y"] + where["height"] / 2)
        bob.keyboard.press("End")
        bob.keyboard.type(letter)
        expect(text(alice)).to_contain_text(letter)
    expect(text(alice)).to_contain_text("Goods:ABCDEF")
    expect(text(alice)).to_contain_text("Material:abcdef")


def test_what_is_written_without_a_network_is_merged_after_it(browsers: Browsers, office: Office, document: Any):
    alice = staff_page(browsers.of(office.alice), office, document)
    bob = staff_page(browsers.of(office.bob), office, document)
    write(alice, "Before. ")
    expect(text(bob)).to_contain_text("Before.")

    browsers.expected.append("ERR_INTERNET_DISCONNECTED")
    alice.context.set_offline(True)
    write(alice, "Written on the train. ")
    expect(alice.get_by_text("Offline, kept here")).to_be_visible()
    write(bob, "Written at the desk. ")
    alice.context.set_offline(False)
    for page in (alice, bob):
        saved(page)
        expect(text(page)).to_contain_text("Written on the train.")
        expect(text(page)).to_contain_text("Written at the desk.")


def test_the_clients_end_date_passes_while_the_page_is_open(browsers: Browsers, office: Office, document: Any):
    alice = staff_page(browsers.of(office.alice), office, document)
    write(alice, "Zibeline racks")
    saved(alice)
    share(office, document, "edit", expires_at=(timezone.now() + timedelta(days=1)).isoformat())
    dana = guest_page(browsers.of(office.dana), office, document)
    expect(text(dana)).to_contain_text("Zibeline racks")

    share(office, document, "edit", expires_at=(timezone.now() + timedelta(seconds=5)).isoformat())
    expect(dana.get_by_text("This document is no longer shared with you")).to_be_visible()
    assert "Zibeline" not in dana.content()
    saved(alice)


def test_a_right_that_is_lowered_takes_effect_on_the_open_page(browsers: Browsers, office: Office, document: Any):
    share(office, document, "edit")
    dana = guest_page(browsers.of(office.dana), office, document)
    write(dana, "Ours")
    saved(dana)
    share(office, document, "comment")
    expect(dana.get_by_text("You can read and comment on this document")).to_be_visible()
    expect(text(dana)).to_have_attribute("contenteditable", "false")
    expect(text(dana)).to_contain_text("Ours")


def test_words_are_commented_on_and_the_client_hears_what_is_for_them(
    browsers: Browsers, office: Office, document: Any
):
    alice = staff_page(browsers.of(office.alice), office, document)
    write(alice, "Zibeline")
    text(alice).get_by_text("Zibeline").dblclick()
    alice.get_by_role("button", name="Comment on the selection").click()
    alice.get_by_role("textbox", name="Comment on these words").fill("Too dear?")
    alice.get_by_role("button", name="Comment", exact=True).click()
    panel = alice.get_by_role("region", name="Comments")
    expect(panel.get_by_role("article", name="Comment by Alice")).to_contain_text("Too dear?")
    expect(panel.get_by_text("Internal").first).to_be_visible()
    expect(text(alice).locator(".thread-mark")).to_have_text("Zibeline")

    share(office, document, "comment")
    dana = guest_page(browsers.of(office.dana), office, document)
    expect(text(dana)).to_contain_text("Zibeline")
    expect(text(dana).locator(".thread-mark")).to_have_count(0)
    assert "Too dear?" not in dana.content()

    bob = staff_page(browsers.of(office.bob), office, document)
    expect(text(bob).locator(".thread-mark")).to_have_text("Zibeline")
    text(alice).get_by_text("Zibeline").dblclick()
    alice.keyboard.press("Backspace")
    bob.get_by_role("button", name="Comments", exact=True).click()
    expect(bob.get_by_text("The words were deleted")).to_be_visible()


def test_a_version_is_named_compared_and_restored(browsers: Browsers, office: Office, document: Any):
    alice = staff_page(browsers.of(office.alice), office, document)
    write(alice, "Racks in steel ")
    saved(alice)
    alice.get_by_role("button", name="Versions", exact=True).click()
    panel = alice.get_by_role("region", name="Versions")
    panel.get_by_role("button", name="Name this version").click()
    alice.get_by_role("textbox", name="Name").fill("As offered")
    alice.get_by_role("button", name="Save", exact=True).click()
    expect(alice.get_by_role("dialog")).to_be_hidden()
    write(alice, "and wood")
    saved(alice)

    panel.get_by_text("As offered").click()
    alice.get_by_role("radiogroup", name="Compare with").get_by_text("now", exact=True).click()
    preview = alice.get_by_role("region", name="Version", exact=True)
    expect(preview.locator(".version-removed")).to_have_text("and wood")
    preview.get_by_role("button", name="Restore").click()
    expect(text(alice)).to_have_text("Racks in steel ")
    expect(panel.get_by_text("Before a restore")).to_be_visible()


def test_an_export_says_what_the_document_says(browsers: Browsers, office: Office, document: Any, tmp_path: Path):
    alice = staff_page(browsers.of(office.alice), office, document)
    write(alice, "Racks in steel")
    saved(alice)
    read = {}
    for item, ending in (("Word (DOCX)", "docx"), ("Markdown", "md")):
        alice.get_by_role("button", name="Document menu").click()
        with alice.expect_download() as download:
            alice.get_by_role("menuitem", name=item).click()
        assert download.value.suggested_filename == f"{TITLE}.{ending}"
        path = tmp_path / ending
        download.value.save_as(path)
        read[ending] = path.read_bytes()
    assert "Racks in steel" in read["md"].decode()
    assert "Racks in steel" in [paragraph.text for paragraph in Word(BytesIO(read["docx"])).paragraphs]


def test_a_document_begins_from_a_template_on_its_deal(browsers: Browsers, office: Office):
    deal = office.deal("Racks for the port", amount="1200.00")
    alice = browsers.of(office.alice)
    alice.goto(f"/w/{office.slug}/deals/{deal['id']}")
    alice.get_by_role("tab", name="Documents").click()
    alice.get_by_role("button", name="New document").click()
    dialog = alice.get_by_role("dialog")
    dialog.get_by_role("radio", name="Proposal").first.check()
    dialog.get_by_role("textbox", name="Title").fill(TITLE)
    dialog.get_by_role("button", name="Create document").click()
    expect(text(alice)).to_contain_text("Your price: €1,200.00")
    alice.goto(f"/w/{office.slug}/documents")
    expect(alice.get_by_role("link", name=TITLE)).to_be_visible()


def test_a_hostile_or_huge_paste_leaves_the_document_whole(browsers: Browsers, office: Office, document: Any):
    browsers.expected.append("inline event handler violates")
    alice = staff_page(browsers.of(office.alice), office, document)
    write(alice, "Ours. ")
    paste(
        alice, "<p onclick=\"alert(1)\">Theirs<script>window.hit = 1</script><img src=x onerror='window.hit = 1'></p>"
    )
    expect(text(alice)).to_contain_text("Theirs")
    expect(alice.get_by_text("Scripts and the like were left out")).to_be_visible()
    paste(alice, "<p>" + "x" * 3_100_000 + "</p>")
    expect(alice.get_by_text("This is too much to paste at once.")).to_be_visible()
    saved(alice)
    assert alice.evaluate("window.hit") is None
    bob = staff_page(browsers.of(office.bob), office, document)
    expect(text(bob)).to_contain_text("Ours. Theirs")


def test_what_only_a_forged_browser_writes_breaks_nobodys_page(browsers: Browsers, office: Office, document: Any):
    alice = staff_page(browsers.of(office.alice), office, document)
    write(alice, "Ours. ")
    saved(alice)
    office.ask(office.alice, "post", f"/documents/{document['id']}/versions", {"name": "Before"})
    forged = forged_by(office, document)
    forged("paragraph", {}, "Click", {"link": {"href": "javascript:window.hit=1"}})
    expect(text(alice)).to_contain_text("Click")
    text(alice).get_by_text("Click").click()
    assert alice.evaluate("window.hit") is None

    forged("heading", {"level": 1e9}, "Too big")
    expect(alice.get_by_text("This document has parts this page does not know")).to_be_visible()
    alice.get_by_role("button", name="Versions", exact=True).click()
    alice.get_by_role("region", name="Versions").get_by_text("Before").click()
    version = alice.get_by_role("region", name="Version", exact=True)
    version.get_by_role("button", name="Restore").click()
    expect(version).to_be_hidden()  # it is restored: opened before, it would be the broken one again
    alice.get_by_role("button", name="Open afresh").click()
    expect(text(alice)).to_have_text("Ours. ")


def forged_by(office: Office, document: Any) -> Callable[..., None]:
    """Bob writes blocks past every editor."""

    def write_past(kind: str, attributes: dict[str, Any], words: str, marks: dict[str, Any] | None = None) -> None:
        doc: Doc[Any] = Doc()
        doc.apply_update(office.ground.run(read, office.bob, document["id"]))
        before = doc.get_state()
        with doc.transaction():
            group = doc.get("document-store", type=XmlFragment).children[0]
            block = group.children.append(XmlElement("blockContainer", {"id": kind})).children.append(
                XmlElement(kind, attributes)
            )
            block.children.append(XmlText()).insert(0, words, marks)
        status, _ = office.ground.run(write_update, office.bob, document["id"], doc.get_update(before))
        assert status == 200

    return write_past


def paste(page: Page, html: str) -> None:
    page.evaluate(
        """(html) => {
            const data = new DataTransfer();
            data.setData('text/html', html);
            const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
            document.querySelector('.document-editor').dispatchEvent(event);
        }""",
        html,
    )


_WORDS = """() => {
    const copy = document.querySelector('.document-editor').cloneNode(true);
    for (const caret of copy.querySelectorAll('.bn-collaboration-cursor__base')) caret.remove();
    return copy.textContent;
}"""

"""A client asks through the portal, staff answer, and both see it happen."""

import re

from playwright.sync_api import expect

from accounts.mail.models import OutgoingMail
from tests.journeys.browsers import Browsers
from tests.journeys.office import Office

# A picture of one pixel.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


def test_a_request_goes_from_the_question_to_the_confirmed_answer(browsers: Browsers, office: Office):
    dana, carol = browsers.of(office.dana), browsers.of(office.carol)
    carol.goto(f"/w/{office.slug}/requests")
    expect(carol.get_by_text("No open requests")).to_be_visible()

    dana.goto(f"/portal/{office.slug}/")
    dana.get_by_role("link", name="New request").click()
    dana.get_by_role("combobox", name="What is it about?").click()
    dana.get_by_role("option").first.click()
    dana.get_by_label("Subject").fill("The gate does not open")
    dana.get_by_label("Tell us more").fill("Since this morning it hums and stays shut.")
    with dana.expect_file_chooser() as chooser:
        dana.get_by_role("button", name="Attach files").click()
    chooser.value.set_files([{"name": "The gate.png", "mimeType": "image/png", "buffer": PICTURE}])
    expect(dana.get_by_role("button", name="Remove The gate.png")).to_be_visible()
    dana.get_by_role("button", name="Send request").click()
    expect(dana.get_by_role("heading", name=re.compile(r"Request R-\d+ has been sent"))).to_be_visible()
    dana.get_by_role("link", name="Open request").click()
    expect(dana.get_by_role("heading", name="The gate does not open")).to_be_visible()

    carol.get_by_role("link", name="The gate does not open").click()
    asked = carol.get_by_role("article", name="The gate does not open")
    expect(asked).to_contain_text("Since this morning it hums")
    picture = asked.get_by_role("link", name="The gate.png").get_attribute("href")
    assert picture
    assert carol.request.get(picture).body() == PICTURE

    carol.get_by_role("button", name="Take it myself").click()
    expect(dana.get_by_role("main")).to_contain_text("Carol")

    carol.get_by_role("button", name="Internal note").click()
    carol.get_by_role("textbox", name="Write for colleagues").fill("The Zibeline motor again")
    carol.get_by_role("button", name="Save note").click()
    expect(carol.get_by_role("article", name="Comment by Carol")).to_contain_text("Zibeline")
    carol.get_by_role("button", name="Reply to client").click()
    # Whoever opens it goes on to type: a letter typed beside it would be a shortcut.
    expect(carol.get_by_role("textbox", name="Write to the client")).to_be_focused()
    carol.get_by_role("textbox", name="Write to the client").fill("A mechanic comes at noon")
    carol.get_by_role("button", name="Send to client").click()
    answer = dana.get_by_role("article", name="Comment by Carol")
    expect(answer).to_have_count(1)
    expect(answer).to_contain_text("A mechanic comes at noon")
    assert "Zibeline" not in dana.content()

    dana.get_by_role("textbox", name="Write a reply").fill("Thank you, it works")
    dana.get_by_role("button", name="Send reply").click()
    expect(carol.get_by_role("article", name="Comment by Dana")).to_contain_text("Thank you, it works")

    carol.get_by_role("list", name="Status").get_by_role("button", name="Resolved").click()
    dana.get_by_role("button", name="Yes, it is resolved").click()
    expect(dana.get_by_role("heading", name="This request is closed")).to_be_visible()
    expect(carol.get_by_role("list", name="Status").get_by_role("button", name="Closed")).to_have_attribute(
        "aria-current", "step"
    )
    assert letters_to(office, office.dana.user.email) >= {"request_received", "request_answered", "request_resolved"}


def letters_to(office: Office, email: str) -> set[str]:
    """The kinds of mail written to somebody."""

    def look() -> set[str]:
        with office.alice.inside():
            return set(OutgoingMail.objects.filter(to=email).values_list("template", flat=True))

    return office.ground.run(look)

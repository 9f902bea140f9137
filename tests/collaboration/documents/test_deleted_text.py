"""What was deleted before somebody outside was let in reaches them by no way; looked for in the bytes."""

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from collaboration.documents.models import Document
from collaboration.documents.rooms import protocol
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.lines import NOTHING, Wire
from tests.collaboration.documents.writing import Editor, read, write
from tests.collaboration.live.conftest import Live, live
from workspace.companies.models import Company

__all__ = ["live"]
SECRET = b"secret"


def test_an_outsider_who_opens_the_document(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    staff = Wire(live, alice, offer.id)
    staff.write("the secret price")
    staff.say(protocol.update(staff.editor.unsay()))
    staff.write("Dear Pavel")
    staff.until_kept(3)
    with alice.acting():
        share(offer, partner_one.circle, "edit")
    outside = Wire(live, pavel, offer.id)
    outside.until_it_says("Dear Pavel")
    outside.say(protocol.step_1(b"\x00"))
    outside.until(lambda frame: frame[:2] == bytes((0, 1)))
    assert not any(SECRET in frame for frame in outside.frames)


def test_what_a_colleague_brings_from_a_train(
    live: Live, alice: Person, bob: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    """Their browser still holds what they wrote and deleted offline (to undo it), and sends it when it is back."""
    with alice.acting():
        share(offer, partner_one.circle, "edit")
    outside, inside = Wire(live, pavel, offer.id), Wire(live, bob, offer.id)
    back = Wire(live, alice, offer.id)
    back.say(protocol.step_2(remembering("the secret price", "Dear Pavel")))
    back.until_kept(1)
    for line in (outside, inside):
        line.until_it_says("Dear Pavel")
    assert any(SECRET in frame for frame in inside.frames)  # it is in the bytes that colleagues exchange
    late = Wire(live, pavel, offer.id)
    late.until_it_says("Dear Pavel")
    after = read(bob, offer.id)
    assert write(bob, offer.id, remembering("another secret", "and Rita", after=after))[0] == 200
    outside.until_it_says("Dear Pavel", "and Rita")
    assert not any(SECRET in frame for frame in [*outside.frames, *late.frames])


def remembering(deleted: str, kept: str, *, after: bytes = NOTHING) -> bytes:
    """A document that was written and partly deleted, from a browser that forgets nothing."""
    editor = Editor()
    editor.doc = Doc(skip_gc=True)
    editor.fragment = editor.doc.get("document-store", type=XmlFragment)
    editor.doc.apply_update(after)
    for text in (deleted, kept):
        block = XmlElement("paragraph")
        editor.fragment.children.append(block)
        block.children.append(XmlText(text))
    del editor.fragment.children[len(editor.fragment.children) - 2]
    update = editor.doc.get_update()
    assert deleted.encode() in update
    return update

"""Yjs documents in tests: what an editor would send."""

import base64
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.cast import Person


class Editor:
    """A browser's document: `say` writes a paragraph and gives the update an editor would send."""

    def __init__(self, *updates: bytes) -> None:
        self.doc: Doc[Any] = Doc()
        self.fragment = self.doc.get("document-store", type=XmlFragment)
        for update in updates:
            self.doc.apply_update(update)

    def say(self, text: str) -> bytes:
        before = self.doc.get_state()
        with self.doc.transaction():
            block = XmlElement("paragraph")
            self.fragment.children.append(block)
            block.children.append(XmlText(text))
        return self.doc.get_update(before)

    def unsay(self, index: int = 0) -> bytes:
        """Delete a paragraph."""
        before = self.doc.get_state()
        with self.doc.transaction():
            del self.fragment.children[index]
        return self.doc.get_update(before)

    @property
    def text(self) -> list[str]:
        return [str(child.children[0]) for child in self.fragment.children]


def text_of(update: bytes) -> list[str]:
    """The paragraphs in a whole document."""
    return Editor(update).text


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def write(person: Person, document_id: Any, update: bytes, ref: Any = "") -> tuple[int, Any]:
    """POST an update."""
    path = person.address(f"/documents/{document_id}/updates") + (f"?ref={ref}" if ref else "")
    response = person.client.post(path, update, content_type="application/octet-stream")
    return response.status_code, response.json()


def read(person: Person, document_id: Any, part: str = "updates", **query: Any) -> bytes:
    """GET bytes."""
    response = person.client.get(person.address(f"/documents/{document_id}/{part}"), query)
    assert response.status_code == 200, response.content
    return bytes(response.content)

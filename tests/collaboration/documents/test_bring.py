"""POST /documents/import: Markdown and Word files become documents; what cannot be read is refused by name."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as new_docx

from collaboration.documents import apart
from collaboration.documents.content.reading import read
from collaboration.documents.content.text import text_of
from collaboration.documents.content.tree import Tree
from collaboration.documents.models import Document
from collaboration.files.models import FileUpload
from tests.cast import Answer, Person
from tests.collaboration.documents.papers import PNG
from tests.collaboration.documents.writing import read as bytes_of
from workspace.deals.models import Deal


def bring(person: Person, deal: Deal, name: str, content: bytes, **more: Any) -> Answer:
    file = SimpleUploadedFile(name, content)
    return person.upload("/documents/import", file=file, about=f"deal:{deal.id}", **more)


def brought(person: Person, deal: Deal, name: str, content: bytes, **more: Any) -> tuple[Any, Tree]:
    status, answer = bring(person, deal, name, content, **more)
    assert status == 200, answer
    return answer, read(bytes_of(person, answer["document"]["id"]))


def docx(*, picture: bytes = b"") -> bytes:
    paper = new_docx()
    paper.add_heading("The contract", 1)
    paper.add_paragraph("Between us and them.")
    paper.add_paragraph("first", style="List Bullet")
    if picture:
        paper.add_picture(BytesIO(picture))
    table = paper.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def test_a_markdown_file_becomes_a_document(bob: Person, deal: Deal) -> None:
    answer, blocks = brought(
        bob, deal, "notes.md", "# Встреча\n\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode()
    )
    assert (answer["document"]["title"], answer["notes"]) == ("Встреча", [])
    assert answer["document"]["about"]["id"] == str(deal.id)
    assert [block.kind for block in blocks] == ["heading", "checkListItem", "table"]


def test_a_word_file_becomes_a_document_with_its_pictures(bob: Person, deal: Deal) -> None:
    answer, blocks = brought(bob, deal, "Contract.DOCX", docx(picture=PNG), title="Ours")
    assert answer["document"]["title"] == "Ours"
    assert [block.kind for block in blocks] == ["heading", "paragraph", "bulletListItem", "image", "table"]
    with bob.inside():
        kept = FileUpload.objects.get(pk=blocks[3].file)
    assert (kept.about_type, str(kept.about_id)) == ("document", answer["document"]["id"])
    assert bob.get(f"/files/{kept.id}")[0] == 200


def test_a_file_without_headings_is_called_by_its_name(bob: Person, deal: Deal) -> None:
    assert brought(bob, deal, "my notes.txt", b"just text")[0]["document"]["title"] == "my notes"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_russian_is_read_in_whatever_it_was_saved(bob: Person, deal: Deal, encoding: str) -> None:
    text = "Договор поставки оборудования на складе в Твери"
    assert text_of(brought(bob, deal, "a.md", text.encode(encoding))[1]) == text


def test_hostile_markdown_brings_words_alone(bob: Person, deal: Deal) -> None:
    script, links = "<script>alert(1)</script>", "[x](javascript:alert(1)) ![p](http://127.0.0.1:1/x.png)"
    answer, blocks = brought(bob, deal, "evil.md", f"{script}\n\n{links} <img src=x onerror=alert(1)>".encode())
    assert script in text_of(blocks)
    assert b'"javascript' not in bytes_of(bob, answer["document"]["id"])
    assert {getattr(one, "href", "") for block in blocks for one in block.inlines} <= {"", "http://127.0.0.1:1/x.png"}


def zipped(entries: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


WORD = {"[Content_Types].xml": b"<x/>"}
MANY = {f"{place}.xml": b"" for place in range(2001)}


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("program.exe", b"MZ", 400, "bring_type_refused"),
        ("no ending", b"text", 400, "bring_type_refused"),
        ("empty.md", b"", 400, "file_is_empty"),
        ("broken.docx", b"PK\x03\x04 no archive", 400, "bring_unreadable"),
        ("text.docx", b"hello", 400, "bring_unreadable"),
        ("other.docx", zipped({"a.txt": b"x"}), 400, "bring_unreadable"),
        ("damaged.docx", zipped({**WORD, "word/document.xml": b"<not xml"}), 400, "bring_unreadable"),
        ("bomb.docx", zipped({**WORD, "word/document.xml": b"<x/>" + b" " * 32_000_000}), 400, "bring_bomb"),
        ("many.docx", zipped({**WORD, "word/document.xml": b"", **MANY}), 400, "bring_bomb"),
        ("large.md", b"x" * (2 * 1024 * 1024 + 1), 413, "bring_too_large"),
        ("picture.md", PNG, 400, "bring_encoding"),
        ("word.md", docx(), 400, "bring_encoding"),
        ("noise.md", bytes(range(128, 160)) * 9 + b"\x00", 400, "bring_encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(
    bob: Person, deal: Deal, name: str, content: bytes, status: int, code: str
) -> None:
    answer = bring(bob, deal, name, content)
    assert (answer[0], answer[1]["error"]["code"]) == (status, code)
    with bob.inside():
        assert (Document.objects.count(), FileUpload.objects.count()) == (0, 0)


def test_entities_that_grow_without_end_are_refused(bob: Person, deal: Deal) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l11;</x>'.encode()
    status, answer = bring(bob, deal, "laughs.docx", zipped({**WORD, "word/document.xml": bomb}))
    assert (status, answer["error"]["code"]) == (400, "bring_unreadable")


def test_reading_that_takes_too_long_is_ended(bob: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(task: str, **given: Any) -> None:
        raise apart.TookTooLong

    monkeypatch.setattr("collaboration.documents.bringing.operations.apart.run", slow)
    status, answer = bring(bob, deal, "a.md", b"x")
    assert (status, answer["error"]["code"]) == (503, "bring_took_too_long")


def test_pictures_of_other_kinds_are_left_out_and_named(
    bob: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = '<p>x</p><img src="bring:0" alt="drawing"><img src="bring:1">'
    pictures = [("image/x-emf", b"\x01\x00\x00\x00drawing"), ("image/png", PNG)]
    monkeypatch.setattr(
        "collaboration.documents.bringing.operations.apart.run", lambda task, **given: (html, pictures, False)
    )
    answer, blocks = brought(bob, deal, "a.docx", docx())
    assert len(answer["notes"]) == 1
    assert [block.kind for block in blocks] == ["paragraph", "paragraph", "image"]


def test_who_may_not_write_there_brings_nothing(carol: Person, dana: Person, deal: Deal) -> None:
    assert bring(carol, deal, "a.md", b"x")[0] == 404
    assert bring(dana, deal, "a.md", b"x")[0] in (404, 405)
    with carol.inside():
        assert Document.objects.count() == 0

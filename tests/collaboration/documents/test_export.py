"""GET /documents/{id}/export: a file of what its reader may see, opened and read back."""

import pickle
import subprocess
import sys
import threading
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as open_docx
from procrastinate.contrib.django.models import ProcrastinateJob

from collaboration.documents import apart
from collaboration.documents.content.tree import Block, RecordLink, Run, Tree
from collaboration.documents.content.writing import write
from collaboration.documents.exports import operations
from collaboration.documents.exports.errors import ExportTookTooLong, ExportUnavailable
from collaboration.documents.exports.queries import TASK
from collaboration.documents.exports.tasks import export as make_export
from collaboration.documents.models import Document
from collaboration.documents.operations import open_document, tend, write_update
from journal.errors import NotFound
from journal.models import Event
from permissions.grants import end_share, shares_of
from tests.cast import Person
from tests.collaboration.documents.papers import PNG, pdf_text
from tests.collaboration.documents.writing import Editor, read
from workspace.companies.models import Company
from workspace.deals.models import Deal


def opened(person: Person, deal: Deal, *blocks: Block, title: str = "Offer") -> Document:
    with person.acting():
        return open_document(record=deal, title=title, content=write(blocks), author_id=person.id)


def paragraph(*inlines: Any) -> Block:
    return Block("paragraph", tuple(Run(one) if isinstance(one, str) else one for one in inlines))


def let_in(alice: Person, document: Document, company: Company, level: str = "view") -> None:
    body = {"object": f"document:{document.id}", "grantee": f"company:{company.id}", "level": level}
    status, answer = alice.post("/shares", body)
    assert status == 200, answer


def test_markdown_says_what_the_document_says(bob: Person, deal: Deal) -> None:
    document = opened(bob, deal, Block("heading", (Run("Привет"),)), paragraph("1 < 2 & so on"), title="Offer / 1")
    response = bob.client.get(bob.address(f"/documents/{document.id}/export"), {"format": "md"})
    assert response.content.decode() == "# Привет\n\n1 \\< 2 \\& so on\n"
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment;")
    assert (response["X-Content-Type-Options"], "sandbox" in response["Content-Security-Policy"]) == ("nosniff", True)


def test_docx_opens_and_says_the_same(bob: Person, deal: Deal) -> None:
    document = opened(bob, deal, Block("heading", (Run("Total"),), level=2), paragraph("=HYPERLINK(1)"))
    paper = open_docx(BytesIO(read(bob, document.id, "export", format="docx")))
    assert [(one.style.name, one.text) for one in paper.paragraphs] == [
        ("Heading 2", "Total"),
        ("Normal", "=HYPERLINK(1)"),
    ]


def test_pdf_opens_and_says_the_same_in_both_alphabets(bob: Person, deal: Deal) -> None:
    document = opened(bob, deal, Block("heading", (Run("Offer"),)), paragraph("Цена — 1000 рублей"))
    response = bob.client.get(bob.address(f"/documents/{document.id}/export"), {"format": "pdf"})
    if response.status_code == 503:  # a machine without Pango says so by name
        assert response.json()["error"]["code"] == ExportUnavailable.code
        return
    text = pdf_text(response.content).replace("\n", "")
    assert "Offer" in text
    assert "Цена — 1000 рублей" in text


def test_without_pango_pdf_is_refused_by_name(bob: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(task: str, **given: Any) -> None:
        raise apart.Failed("OSError")

    monkeypatch.setattr("collaboration.documents.exports.operations.apart.run", missing)
    status, answer = bob.get(f"/documents/{opened(bob, deal).id}/export", format="pdf")
    assert (status, answer["error"]["code"]) == (503, "export_unavailable")


def test_work_that_takes_too_long_is_ended_and_named(bob: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    document = opened(bob, deal)
    monkeypatch.setattr("collaboration.documents.apart.SECONDS", 0.001)
    status, answer = bob.get(f"/documents/{document.id}/export", format="docx")
    assert (status, answer["error"]["code"]) == (503, "export_took_too_long")


def test_an_unknown_format_is_refused(bob: Person, deal: Deal) -> None:
    status, answer = bob.get(f"/documents/{opened(bob, deal).id}/export", format="exe")
    assert (status, list(answer["error"]["fields"])) == (400, ["format"])


def test_an_export_is_kept_in_the_journal(bob: Person, deal: Deal) -> None:
    document = opened(bob, deal)
    read(bob, document.id, "export", format="md")
    with bob.inside():
        event = Event.objects.get(kind="document.exported")
    assert (event.about_id, event.actor_id, event.payload) == (document.id, bob.id, {"format": "md"})


def test_a_linked_record_is_named_only_for_who_may_see_it(
    alice: Person, bob: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    links = (
        RecordLink(f"deal:{deal.id}"),
        RecordLink(f"member:{alice.id}"),
        RecordLink("deal:nonsense"),
        RecordLink(f"deal:{uuid4()}"),
    )
    document = opened(bob, deal, paragraph("See ", links[0], " ask ", links[1], " or ", links[2], links[3]))
    let_in(alice, document, client_one)
    staff = read(bob, document.id, "export", format="md").decode()
    assert f"[{deal}]" in staff
    assert "@Alice" in staff
    theirs = read(dana, document.id, "export", format="md").decode()
    assert deal.title not in theirs
    assert deal.number not in theirs
    assert "Alice" not in theirs
    assert theirs.count("a record that is not shared with you") == 4
    for form in ("docx", "pdf"):
        assert deal.title.encode() not in read(dana, document.id, "export", format=form)


def test_pictures_are_those_the_reader_may_have(alice: Person, dana: Person, deal: Deal, client_one: Company) -> None:
    document = opened(alice, deal)
    _, file = alice.upload(f"/documents/{document.id}/files", file=SimpleUploadedFile("roof.png", PNG))
    with alice.acting():
        shown = write((Block("image", file=UUID(file["id"]), name="roof.png"), Block("image", file=uuid4())))
        write_update(document=document, data=shown, author_id=alice.id)
        tend(document=document)
    let_in(alice, document, client_one)
    paper = open_docx(BytesIO(read(dana, document.id, "export", format="docx")))
    assert len(paper.inline_shapes) == 1
    assert "[a file that is not available to you]" in [one.text for one in paper.paragraphs]
    assert dana.get(f"/files/{file['id']}")[0] == 200


def test_a_picture_taken_out_before_the_share_is_nobodys_outside(
    alice: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    document = opened(alice, deal)
    _, file = alice.upload(f"/documents/{document.id}/files", file=SimpleUploadedFile("secret plan.png", PNG))
    let_in(alice, document, client_one)
    assert dana.get(f"/files/{file['id']}")[0] == 404
    assert dana.get(f"/files?about=document:{document.id}") == (200, [])
    assert alice.get(f"/files/{file['id']}")[0] == 200


def test_an_outsiders_export_carries_nothing_deleted_before_their_share(
    alice: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    document = opened(alice, deal)
    editor = Editor()
    with alice.acting():
        for update in (editor.say("the old secret price"), editor.say("the price"), editor.unsay(0)):
            write_update(document=document, data=update, author_id=alice.id)
    old = alice.post(f"/documents/{document.id}/versions", {"name": "Before"})[1]["id"]
    let_in(alice, document, client_one)
    for form in ("md", "docx"):
        assert b"secret" not in read(dana, document.id, "export", format=form)
    assert dana.get(f"/documents/{document.id}/export", format="md", version=old)[0] == 404
    assert b"the price" in read(alice, document.id, "export", format="md", version=old)


def test_a_viewer_exports_and_a_stranger_finds_nothing(
    alice: Person, carol: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    document = opened(alice, deal, paragraph("x"))
    assert carol.get(f"/documents/{document.id}/export", format="md")[0] == 404
    assert dana.get(f"/documents/{document.id}/export", format="md")[0] == 404
    let_in(alice, document, client_one)
    assert read(dana, document.id, "export", format="md") == b"x\n"


def test_pdf_fetches_nothing_from_anywhere(bob: Person, deal: Deal) -> None:
    tree: Tree = (
        paragraph(Run('<img src="file:///etc/passwd"><link href="http://127.0.0.1:1/x">', href="https://example.com/")),
    )
    content = read(bob, opened(bob, deal, *tree).id, "export", format="pdf")
    assert content.startswith(b"%PDF")
    assert b"root:" not in content


def test_one_person_does_not_keep_everybody_waiting(alice: Person, bob: Person, deal: Deal, monkeypatch: Any) -> None:
    offer = opened(alice, deal, paragraph("Dear Dana"))
    started, go_on = threading.Semaphore(0), threading.Event()

    def slow(*args: Any, **more: Any) -> Any:
        started.release()
        assert go_on.wait(20)
        return subprocess.CompletedProcess(args, 0, pickle.dumps(("", b"paper")), b"")

    monkeypatch.setattr("subprocess.run", slow)
    asked = [threading.Thread(target=apart.run, args=("pdf",), kwargs={"by": alice.id}) for _ in range(2)]
    try:
        for one in asked:
            one.start()
            assert started.acquire(timeout=20)
        status, answer = alice.get(f"/documents/{offer.id}/export", format="pdf")
        assert (status, answer["error"]["code"]) == (429, "too_much_at_once")
    finally:
        go_on.set()
        for one in asked:
            one.join()
    assert bob.get(f"/documents/{offer.id}/export", format="pdf")[0] == 200
    assert alice.get(f"/documents/{offer.id}/export", format="pdf")[0] == 200


def test_a_long_document_is_made_by_the_worker_and_whoever_asked_is_told(
    bob: Person, alice: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(bob, deal, paragraph("x"))
    path = f"/documents/{document.id}/exports"
    monkeypatch.setitem(operations.MOST_PAGES, "docx", 0)
    status, answer = bob.get(f"/documents/{document.id}/export", format="docx")
    assert (status, answer["error"]["code"]) == (409, "export_takes_long")
    (making,) = bob.post(path, {"format": "docx"})[1]
    assert (making["format"], making["state"], making["file"]) == ("docx", "making", None)
    assert bob.post(path, {"format": "docx"})[1] == [making]  # no second one
    work(document)
    (ready,) = bob.get(path)[1]
    assert (ready["id"], ready["state"], ready["file"]["name"]) == (making["id"], "ready", "Offer.docx")
    paper = bob.client.get(ready["file"]["url"])
    assert [one.text for one in open_docx(BytesIO(paper.content)).paragraphs] == ["x"]
    assert (alice.get(path)[1], alice.get(f"/files/{ready['id']}")[0]) == ([], 404)
    (told,) = bob.get("/notifications")[1]["items"]
    assert (told["kind"], told["title"]) == ("export", "Offer")


def test_the_worker_of_a_fresh_process_knows_how_to_make_it() -> None:
    program = (
        "import django; django.setup()\n"
        "from procrastinate.contrib.django import app\n"
        f"assert {TASK!r} in app.tasks, sorted(app.tasks)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=settings.BASE_DIR)


def test_what_the_worker_cannot_make_either_is_said(bob: Person, deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    document = opened(bob, deal, paragraph("x"))
    bob.post(f"/documents/{document.id}/exports", {"format": "pdf"})
    monkeypatch.setattr(operations, "WORKERS_PATIENCE", apart.SECONDS + 1)

    def run(*_: Any, **__: Any) -> bytes:
        raise apart.TookTooLong

    monkeypatch.setattr(apart, "run", run)
    with pytest.raises(ExportTookTooLong):
        work(document)
    with bob.inside():
        (event,) = Event.objects.filter(kind="document.export_ended")
    assert event.audience == {"members": [str(bob.id)]}


def test_who_lost_the_document_meanwhile_gets_no_file(
    alice: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    document = opened(alice, deal, paragraph("x"))
    let_in(alice, document, client_one)
    (making,) = dana.post(f"/documents/{document.id}/exports", {"format": "md"})[1]
    with alice.acting():
        end_share(document, shares_of(document)[0])
    with pytest.raises(NotFound):
        work(document)
    assert dana.get(f"/files/{making['id']}")[0] == 404


def work(document: Document) -> None:
    """What the worker does."""
    for job in ProcrastinateJob.objects.filter(task_name=TASK, args__document_id=str(document.id)):
        make_export(**job.args)

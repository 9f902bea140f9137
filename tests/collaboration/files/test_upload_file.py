"""Uploading: what is taken, what is refused, and that nothing is half-written."""

import resource
import signal
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone
from psycopg.errors import DiskFull

from collaboration.files.models import FileUpload
from collaboration.files.operations import taking
from collaboration.files.operations.naming import clean_name
from tests.collaboration.files.conftest import PDF, a_file, on_disk, uploaded

pytestmark = pytest.mark.django_db


def test_it_takes_a_file_and_says_where_it_is(alice, deal, files_dir):
    status, answer = alice.upload("/files", file=a_file("Договор №5.pdf"), about=f"deal:{deal.id}")
    assert status == 200
    assert answer["name"] == "Договор №5.pdf"
    assert answer["size"] == len(PDF)
    assert answer["content_type"] == "application/pdf"
    assert answer["url"] == f"/api/w/north/files/{answer['id']}"
    assert [path.name for path in on_disk(files_dir)] == [answer["id"]]


def test_the_portal_takes_files_too(dana):
    status, answer = dana.upload("/files", file=a_file())
    assert status == 200
    assert answer["url"].startswith("/api/portal/north/files/")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("note.txt", "Привет".encode()),
        ("list.csv", "имя;цена\r\n".encode("utf-16")),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"),
        ("PICTURE.PNG", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("book.xlsx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
    ],
)
def test_it_takes_what_offices_send(alice, name, content):
    status, _ = alice.upload("/files", file=a_file(name, content))
    assert status == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("run.exe", b"MZ\x90\x00"),
        ("page.html", b"<script>alert(1)</script>"),
        ("picture.svg", b"<svg onload='alert(1)'>"),
        ("invoice.pdf", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("photo.jpg", b"<html><script>alert(1)</script>"),
        ("note.txt", b"\x7fELF\x02\x01\x01\x00"),
        ("note.txt", b"text\0with a zero"),
        ("invoice\u202efdp.exe", PDF),
        ("no ending", PDF),
        ("archive.pdf.exe", PDF),
    ],
)
def test_it_refuses_other_types_and_liars(alice, files_dir, name, content):
    status, answer = alice.upload("/files", file=a_file(name, content))
    assert (status, answer["error"]["code"]) == (400, "file_type_refused")
    assert on_disk(files_dir) == []
    with alice.inside():
        assert not FileUpload.objects.exists()


def test_it_refuses_more_than_25_mb(alice, files_dir, settings):
    settings.UPLOAD_LIMIT_BYTES = 1000
    status, answer = alice.upload("/files", file=a_file(content=PDF + b" " * 1000))
    assert (status, answer["error"]["code"]) == (413, "file_too_large")
    assert on_disk(files_dir) == []


def test_the_limit_is_25_mb():
    assert settings.UPLOAD_LIMIT_BYTES == 25 * 1024 * 1024


def test_it_refuses_an_empty_file(alice):
    status, answer = alice.upload("/files", file=a_file(content=b""))
    assert (status, answer["error"]["code"]) == (400, "file_is_empty")


def test_it_refuses_a_form_without_a_file(alice):
    status, answer = alice.upload("/files", about="")
    assert (status, answer["error"]["code"]) == (400, "invalid")


def test_a_file_for_a_foreign_record_is_refused(alice, eve, deal, files_dir):
    status, _ = eve.upload("/files", file=a_file(), about=f"deal:{deal.id}")
    assert status == 404
    status, _ = alice.upload("/files", file=a_file(), about="rocket:1")
    assert status == 400
    assert on_disk(files_dir) == []


def test_what_one_person_sends_nowhere_is_bounded(alice, dana, deal, monkeypatch):
    monkeypatch.setattr(taking, "MOST_DRAFTS", 2)
    first = uploaded(dana)
    uploaded(dana)
    status, answer = dana.upload("/files", file=a_file())
    assert (status, answer["error"]["code"]) == (409, "too_many_drafts")
    uploaded(alice)  # another person's room
    with dana.inside():
        FileUpload.objects.filter(pk=first).update(attached_at=timezone.now(), about_type="deal", about_id=deal.id)
    second = uploaded(dana)
    with dana.inside():
        FileUpload.objects.filter(pk=first).update(removed_at=timezone.now())
    assert dana.upload("/files", file=a_file())[0] == 409, "deleted by hand is still there for a day"
    with dana.inside():
        FileUpload.objects.filter(pk__in=[first, second]).delete()
    uploaded(dana)


def test_the_size_of_what_is_sent_nowhere_is_bounded_too(alice, files_dir, monkeypatch):
    monkeypatch.setattr(taking, "MOST_DRAFT_BYTES", 2 * len(PDF))
    uploaded(alice)
    assert alice.upload("/files", file=a_file(content=PDF + b" "))[0] == 409
    assert len(on_disk(files_dir)) == 1
    uploaded(alice)


@contextmanager
def full_disk(most: int):
    """The kernel lets no file of this process grow beyond `most` bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_is_named_and_leaves_nothing(alice, files_dir):
    with full_disk(50_000):
        status, answer = alice.upload("/files", file=a_file(content=PDF + b" " * 100_000))
    assert (status, answer["error"]["code"]) == (507, "storage_is_full")
    assert on_disk(files_dir) == []
    with alice.inside():
        assert not FileUpload.objects.exists()


def test_a_large_upload_on_a_full_disk_is_named_too(alice, files_dir):
    with full_disk(50_000):
        status, answer = alice.upload("/files", file=a_file(content=PDF + b" " * 4_000_000))
    assert (status, answer["error"]["code"]) == (507, "storage_is_full")
    assert on_disk(files_dir) == []


def test_a_database_without_room_is_named_and_leaves_nothing(alice, files_dir, monkeypatch):
    def create(**_values):
        raise OperationalError from DiskFull()

    monkeypatch.setattr(FileUpload.objects, "create", create)
    status, answer = alice.upload("/files", file=a_file())
    assert (status, answer["error"]["code"]) == (507, "storage_is_full")
    assert on_disk(files_dir) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\anna\\offer.pdf", "offer.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("line\r\nbreak\x00.txt", "linebreak.txt"),
        ('say "hi".txt', "say hi.txt"),
        ("  spaces   between .pdf ", "spaces between.pdf"),
        (".pdf", "pdf"),
        ("", "file"),
        ("\u202e", "file"),
        ("я" * 300 + ".pdf", "я" * 146 + ".pdf"),
    ],
)
def test_a_name_keeps_what_people_read(given, kept):
    assert clean_name(given) == kept


def test_a_retry_with_the_same_key_is_one_upload(alice, files_dir):
    first = alice.client.post(alice.address("/files"), {"file": a_file()}, headers={"Idempotency-Key": "k"}).json()
    again = alice.client.post(alice.address("/files"), {"file": a_file()}, headers={"Idempotency-Key": "k"}).json()
    assert first == again
    assert len(on_disk(files_dir)) == 1


def test_two_uploads_of_one_file_are_two(alice, files_dir):
    assert uploaded(alice) != uploaded(alice)
    assert len(on_disk(files_dir)) == 2

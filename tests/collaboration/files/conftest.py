"""A deal of Alice's, and where files lie during a test."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Workspace
from collaboration.files.models import FileUpload
from collaboration.files.operations import attach
from tests.cast import Person
from workspace.deals.models import Deal
from workspace.deals.operations import open_deal, open_pipeline

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


@pytest.fixture(autouse=True)
def files_dir(settings: Any, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def deal(alice: Person, workspace: Workspace) -> Deal:
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Sales", template="sales")
        return open_deal(workspace=workspace, pipeline=pipeline, title="Racks for the port", owner=alice.member)


def a_file(name: str = "offer.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def uploaded(person: Person, name: str = "offer.pdf", content: bytes = PDF, **form: Any) -> UUID:
    """The id of a new upload."""
    status, answer = person.upload("/files", file=a_file(name, content), **form)
    assert status == 200, answer
    return UUID(answer["id"])


def hung(person: Person, file_id: UUID, deal: Deal, **how: Any) -> FileUpload:
    """Attach an upload to a deal."""
    with person.acting():
        return attach(file_ids=[file_id], about=deal, **how)[0]


def on_disk(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []

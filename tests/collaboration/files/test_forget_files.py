"""A day later nothing is left of what nobody attached."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from collaboration.files.models import FileUpload
from collaboration.files.operations import forget, remove_files_of
from tests.collaboration.files.conftest import hung, on_disk, uploaded

pytestmark = pytest.mark.django_db


def _a_day_older(person, *fields):
    with person.inside():
        FileUpload.objects.update(**{field: timezone.now() - timedelta(days=2) for field in fields})


def test_it_forgets_old_drafts_and_keeps_the_rest(alice, deal, files_dir):
    kept = uploaded(alice)
    hung(alice, kept, deal)
    uploaded(alice)
    _a_day_older(alice, "created_at")
    fresh = uploaded(alice)
    assert forget() == 1
    assert {path.name for path in on_disk(files_dir)} == {str(kept), str(fresh)}


def test_it_forgets_what_was_removed(alice, deal, files_dir):
    comment = uuid4()
    hung(alice, uploaded(alice), deal, part=("comment", comment))
    with alice.acting():
        remove_files_of(part=("comment", comment))
    assert forget() == 0
    _a_day_older(alice, "removed_at")
    assert forget() == 1
    assert on_disk(files_dir) == []


def test_it_forgets_bytes_that_a_crash_left(alice, workspace, files_dir):
    import os

    folder = files_dir / str(workspace.id)
    folder.mkdir(parents=True)
    (folder / "left.part").write_bytes(b"x")
    os.utime(folder / "left.part", (0, 0))
    assert forget() == 1
    assert on_disk(files_dir) == []

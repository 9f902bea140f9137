"""Reading: the record's readers, as far as the audience goes, and as an attachment only."""

import uuid

import pytest

from collaboration.files.errors import FileIsNotYours
from collaboration.files.operations import attach, remove_files_of
from permissions.grants import share
from tests.collaboration.files.conftest import PDF, hung, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared_deal(alice, pavel, dana, deal):
    """The deal, with a partner and a client."""
    with alice.acting():
        share(deal, pavel.member, "comment")
        share(deal, dana.member, "comment")
    return deal


def _status(person, file_id) -> int:
    return person.get(f"/files/{file_id}")[0]


def test_it_comes_as_an_attachment_that_runs_nowhere(alice, deal):
    file_id = uploaded(alice, "Счёт, май.pdf")
    hung(alice, file_id, deal)
    response = alice.client.get(alice.address(f"/files/{file_id}"))
    assert response.content == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%A1")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response.headers["Cache-Control"]


def test_a_draft_is_its_uploaders_alone(alice, bob, deal):
    file_id = uploaded(alice, about=f"deal:{deal.id}")
    assert _status(alice, file_id) == 200
    assert _status(bob, file_id) == 404


def test_an_attached_file_follows_the_record(alice, carol, pavel, shared_deal):
    file_id = uploaded(alice)
    hung(alice, file_id, shared_deal)
    assert _status(pavel, file_id) == 200
    assert _status(carol, file_id) == 404


def test_an_internal_file_reaches_no_outsider(alice, pavel, dana, shared_deal):
    file_id = uploaded(alice)
    hung(alice, file_id, shared_deal, only="internal")
    assert (_status(alice, file_id), _status(pavel, file_id), _status(dana, file_id)) == (200, 404, 404)
    assert pavel.get("/files", about=f"deal:{shared_deal.id}") == (200, [])


def test_a_file_for_one_company_reaches_no_other(alice, pavel, dana, shared_deal):
    file_id = uploaded(alice)
    hung(alice, file_id, shared_deal, only=f"circle:{dana.member.circle_id}", part=("comment", uuid.uuid4()))
    assert (_status(alice, file_id), _status(dana, file_id), _status(pavel, file_id)) == (200, 200, 404)


def test_a_reader_who_lost_the_record_lost_its_files(alice, bob, deal):
    with alice.acting():
        grant = share(deal, bob.member, "view")
    file_id = uploaded(bob)
    hung(bob, file_id, deal)
    assert _status(bob, file_id) == 200
    from permissions.grants import end_share

    with alice.acting():
        end_share(deal, grant)
    assert _status(bob, file_id) == 404


def test_another_workspace_gets_nothing(alice, eve, deal):
    file_id = uploaded(alice)
    hung(alice, file_id, deal)
    assert _status(eve, file_id) == 404
    assert eve.client.get(alice.address(f"/files/{file_id}")).status_code == 404


def test_the_files_of_a_deleted_comment_are_gone(alice, deal):
    comment = uuid.uuid4()
    file_id = uploaded(alice)
    hung(alice, file_id, deal, part=("comment", comment))
    with alice.acting():
        remove_files_of(part=("comment", comment))
    assert _status(alice, file_id) == 404


def test_a_record_lists_its_files(alice, deal):
    first, second = uploaded(alice, "a.pdf"), uploaded(alice, "b.pdf")
    hung(alice, first, deal)
    hung(alice, second, deal)
    uploaded(alice, "draft.pdf", about=f"deal:{deal.id}")
    status, answer = alice.get("/files", about=f"deal:{deal.id}")
    assert status == 200
    assert [file["name"] for file in answer] == ["b.pdf", "a.pdf"]


def test_somebody_elses_upload_cannot_be_attached(alice, bob, deal):
    file_id = uploaded(bob)
    with pytest.raises(FileIsNotYours), alice.acting():
        attach(file_ids=[file_id], about=deal)


def test_an_attached_file_cannot_be_attached_elsewhere(alice, deal):
    file_id = uploaded(alice)
    hung(alice, file_id, deal, only="internal")
    with pytest.raises(FileIsNotYours), alice.acting():
        attach(file_ids=[file_id], about=deal)


def test_an_unknown_id_is_not_found(alice):
    assert _status(alice, uuid.uuid4()) == 404

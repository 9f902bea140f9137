"""Files sent with a request, an answer or a note."""

import pytest

from tests.collaboration.files.conftest import files_dir, uploaded
from tests.workspace.records import digest, made

__all__ = ["files_dir"]
pytestmark = pytest.mark.django_db


def _send(person, categories, *file_ids):
    body = {"category_id": categories["Document"].id, "subject": "Contract", "text": "Please sign."}
    return person.post("/requests", {**body, "file_ids": file_ids})


def test_a_request_carries_files_that_staff_can_read(dana, bob, categories, workspace):
    sent = made(_send(dana, categories, uploaded(dana, "contract.pdf")))
    (file,) = sent["files"]
    assert (file["name"], file["url"]) == ("contract.pdf", f"/api/portal/north/files/{file['id']}")
    (seen,) = made(bob.get(f"/requests/{sent['id']}"))["files"]
    assert seen["url"] == f"/api/w/north/files/{file['id']}"
    assert bob.get(f"/files/{file['id']}")[0] == 200
    assert dana.get(f"/files/{file['id']}")[0] == 200


def test_somebody_elses_upload_is_refused_and_nothing_is_sent(dana, bob, categories):
    theirs = uploaded(bob, "secret.pdf")
    before = digest("service_requests_servicerequest", "files_fileupload")
    status, answer = _send(dana, categories, theirs)
    assert (status, list(answer["error"]["fields"])) == (400, ["file_ids"])
    assert digest("service_requests_servicerequest", "files_fileupload") == before


def test_a_file_of_an_answer_reaches_the_client_and_one_of_a_note_does_not(bob, dana, asked):
    shown, kept = uploaded(bob, "invoice.pdf"), uploaded(bob, "margin.pdf")
    made(bob.post(f"/requests/{asked.id}/reply", {"body": "Here it is.", "file_ids": [shown]}))
    made(bob.post(f"/requests/{asked.id}/note", {"body": "Our margin.", "file_ids": [kept]}))
    (said,) = made(dana.get(f"/requests/{asked.id}/conversation"))["items"]
    assert [file["name"] for file in said["files"]] == ["invoice.pdf"]
    assert dana.get(f"/files/{shown}")[0] == 200
    assert dana.get(f"/files/{kept}")[0] == 404
    assert bob.get(f"/files/{kept}")[0] == 200


def test_a_partner_does_not_reach_a_clients_file(dana, pavel, categories):
    sent = made(_send(dana, categories, uploaded(dana, "contract.pdf")))
    assert pavel.get(f"/files/{sent['files'][0]['id']}")[0] == 404

"""Demo mail: what would have been sent, readable and harmless."""

from django.test import Client

from accounts.mail.models import OutgoingMail
from accounts.mail.operations import deliver, send
from accounts.models import Workspace
from journal.fence import fence


def write(to: str, subject: str = "Load certificates") -> OutgoingMail:
    """A mail of Northway that was delivered into the mailbox."""
    northway = Workspace.objects.get(slug="northway")
    said = {"number": "R-1", "subject": subject, "who": "Luca Ferri", "text": "Here it is", "path": "/portal/x/y"}
    with fence(northway.id, None, local=True):
        mail = send(to=to, language="en", template="request_answered", context=said, workspace=northway)
    deliver(mail_id=mail.id, workspace_id=mail.workspace_id)
    return mail


def test_it_lists_what_was_sent_and_filters_by_recipient(demo: list[str], db: None, here: Client) -> None:
    write("jonas@northway.example")
    write("nadia@northway.example", "Mapping report")
    everything = here.get("/demo/mail").content.decode()
    assert "Load certificates" in everything
    assert "Jonas Weber" in everything
    one = here.get("/demo/mail", {"to": "nadia@northway.example"}).content.decode()
    assert "Mapping report" in one
    assert "Load certificates" not in one


def test_the_list_is_only_sent_when_it_changed(demo: list[str], db: None, here: Client) -> None:
    write("jonas@northway.example")
    first = here.get("/demo/mail/list")
    assert here.get("/demo/mail/list", headers={"if-none-match": first["ETag"]}).status_code == 304
    write("nadia@northway.example")
    assert here.get("/demo/mail/list", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_letter_is_framed_without_scripts_and_its_links_open_as_its_reader(
    demo: list[str], db: None, here: Client
) -> None:
    mail = write("jonas@northway.example")
    page = here.get("/demo/mail", {"open": str(mail.id)}).content.decode()
    assert f'src="/demo/mail/{mail.id}"' in page
    assert "allow-scripts" not in page
    letter = here.get(f"/demo/mail/{mail.id}")
    assert "default-src 'none'" in letter["Content-Security-Policy"]
    assert "allow-scripts" not in letter["Content-Security-Policy"]
    assert letter["X-Frame-Options"] == "SAMEORIGIN"
    assert 'href="http://jonas.localhost:8000/demo/enter/jonas?next=/portal/x/y"' in letter.content.decode()
    assert '<base target="_blank">' in letter.content.decode()


def test_a_subject_cannot_bring_markup_into_the_list(demo: list[str], db: None, here: Client) -> None:
    write("jonas@northway.example", "<img src=x onerror=alert(1)>")
    assert "<img src=x" not in here.get("/demo/mail").content.decode()


def test_mails_of_an_unknown_reader_keep_their_links(demo: list[str], db: None, here: Client) -> None:
    mail = write("new.colleague@elsewhere.example")
    assert 'href="http://localhost:8000/portal/x/y"' in here.get(f"/demo/mail/{mail.id}").content.decode()


def test_a_letter_that_is_not_there_is_not_found(demo: list[str], db: None, here: Client) -> None:
    assert here.get("/demo/mail/01a205bb-9c34-728e-acb0-e52964b891c9").status_code == 404

"""One workspace with everybody of the permission table in it, and one of every record: made once for a module.

The record of each kind is the same for all readers, who differ in how they reach it:

    owner, admin, manager   by their role
    own        a member: the deal and its comment are theirs
    team       a member of Sales, the deal's team
    opened     a member of Delivery, to which the deal's pipeline was opened
    other      a member of Support
    view, comment, move     partners: the pipeline is shared with their company at that level
    rival      a partner with whom nothing is shared
    client     the deal is shared with their company for comments, the request is theirs
    neighbour  a client with whom nothing is shared
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.mail.models import OutgoingMail
from accounts.models import Kind, Membership, Workspace
from accounts.models.membership import TeamPlace
from collaboration.comments.models import Comment
from collaboration.documents.models import Document
from collaboration.notifications.models import Notification, PushDevice
from journal.acting import act
from permissions.grants import share
from tests.cast import Person, add_company, add_person, add_team
from tests.workspace.records import made
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline
from workspace.imports.models import Import
from workspace.service_requests.models import ServiceRequest

VERSIONED: dict[Any, tuple[str, ...]] = {
    Deal: ("deal", "closed_deal", "archived_deal"),
    ServiceRequest: ("request",),
    Comment: ("comment", "client_comment"),
}
PLACE = "AAEAAA=="  # a Yjs relative position, in base64
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


@dataclass
class Tenant:
    """A workspace, its people by column of the table, and its records by the names that sample calls use."""

    workspace: Workspace
    people: dict[str, Person] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)

    def keep(self, **records: Any) -> None:
        for name, record in records.items():
            self.ids[name] = record["id"] if isinstance(record, dict) else record.pk


def build(slug: str) -> Tenant:
    """A whole workspace; call it behind no fence and inside a transaction that is rolled back."""
    here = Tenant(Workspace.objects.create(slug=slug, name=slug.title(), language="en", currency="EUR"))
    _staff(here)
    _records(here)
    _deals(here)
    _outsiders(here)
    _requests(here)
    _talk(here)
    _documents(here)
    _settings(here)
    with act(here.workspace, by=here.people["owner"].actor):
        # "Last seen" is not written again while the table is read.
        Membership.objects.filter(workspace=here.workspace).update(last_seen=timezone.now() + timedelta(days=1))
        for model, names in VERSIONED.items():
            for name in names:
                here.ids[f"{name}_version"] = model._default_manager.get(pk=here.ids[name]).version
    for person in here.people.values():
        person.client.get("/api/session")  # their session is listed now: no request of the table writes that
    return here


def _staff(here: Tenant) -> None:
    sales, delivery, support = (add_team(here.workspace, name) for name in ("Sales", "Delivery", "Support"))
    here.keep(team=sales, delivery=delivery, spare_team=add_team(here.workspace, "Archive"))
    here.people["owner"] = add_person(here.workspace, "Olivia", role="owner")
    add_person(here.workspace, "Founder", role="owner")
    here.people["admin"] = add_person(here.workspace, "Adam", role="admin")
    here.people["manager"] = add_person(here.workspace, "Mona", role="manager")
    here.people["own"] = add_person(here.workspace, "Bob", role="member")
    here.people["team"] = add_person(here.workspace, "Tess", role="member", teams=(sales,))
    here.people["opened"] = add_person(here.workspace, "Otto", role="member", teams=(delivery,))
    here.people["other"] = add_person(here.workspace, "Carol", role="member", teams=(support,))
    here.keep(bob=here.people["own"].member, colleague=add_person(here.workspace, "Paul", role="member").member)
    here.keep(carol=here.people["other"].member)


def _records(here: Tenant) -> None:
    owner = here.people["owner"]
    for kind in ("companies", "people", "products"):
        for name in ("kept", "archived"):
            body = {"first_name": name} if kind == "people" else {"name": name}
            record = made(owner.post(f"/{kind}", body))
            here.keep(**{f"{name}_{kind}": record})
            if name == "archived":
                made(owner.post(f"/{kind}/{record['id']}/archive"))


def _deals(here: Tenant) -> None:
    owner, ids = here.people["owner"], here.ids
    body = {"fields": {"description": {"base": "", "value": "Big"}}}
    made(here.people["own"].patch(f"/companies/{ids['kept_companies']}", body, x_mutation_id="an act of Bob's"))
    pipeline = made(owner.post("/pipelines", {"name": "Sales", "template": "sales"}))
    first, second, *_more = pipeline["stages"]
    here.keep(pipeline=pipeline, stage=first, next_stage=second)
    ids["next_stage_name"], ids["next_stage_public_name"] = second["name"], second["public_name"]
    ids["stages"] = [stage["id"] for stage in pipeline["stages"]]
    made(owner.patch(f"/pipelines/{ids['pipeline']}", {"team_ids": [ids["delivery"]]}))
    for name in ("deal", "closed_deal", "archived_deal", "second_deal"):
        body = {"title": name, "pipeline_id": ids["pipeline"], "company_id": ids["kept_companies"]}
        deal = made(owner.post("/deals", {**body, "owner_id": ids["bob"], "team_id": ids["team"]}))
        here.keep(**{name: deal})
    made(owner.post(f"/deals/{ids['closed_deal']}/close", {"outcome": "lost", "reason": "Price", "version": 1}))
    made(owner.post(f"/deals/{ids['archived_deal']}/archive", {"version": 1}))
    full = made(owner.post(f"/deals/{ids['deal']}/lines", {"title": "Rack", "price": "10"}))
    here.keep(line=full["lines"][0])
    here.keep(call=made(owner.post(f"/deals/{ids['deal']}/activities", {"kind": "call", "text": "Rang"})))


def _outsiders(here: Tenant) -> None:
    owner = here.people["owner"]
    for column, kind in [
        ("view", Kind.PARTNER),
        ("comment", Kind.PARTNER),
        ("move", Kind.PARTNER),
        ("rival", Kind.PARTNER),
        ("client", Kind.CLIENT),
        ("neighbour", Kind.CLIENT),
    ]:
        company = add_company(here.workspace, f"Company of {column}", Company.Relation(kind.value))
        here.people[column] = add_person(
            here.workspace, column.title(), role=kind.value, kind=kind, circle=company.circle
        )
        here.keep(**{f"company_of_{column}": company, f"member_{column}": here.people[column].member})
        with owner.acting():
            if column in ("view", "comment", "move"):
                share(Pipeline.objects.get(pk=here.ids["pipeline"]), company.circle, column)
            if column == "client":
                here.keep(share=share(Deal.objects.get(pk=here.ids["deal"]), company.circle, "comment"))


def _requests(here: Tenant) -> None:
    owner, client = here.people["owner"], here.people["client"]
    categories = made(client.get("/request-categories"))
    here.keep(category=categories[0], spare_category=categories[1])
    for name, status in (("request", "in_work"), ("resolved_request", "resolved")):
        body = {"category_id": here.ids["category"], "subject": name, "text": "Where is it?"}
        asked = made(client.post("/requests", body))
        here.keep(**{name: asked})
        version = made(owner.get(f"/requests/{asked['id']}"))["version"]
        made(owner.post(f"/requests/{asked['id']}/status", {"status": status, "version": version}))


def _talk(here: Tenant) -> None:
    """A comment of Bob's on the deal and one of the client's on their request, each with a file."""
    for name, column, about in (("", "own", f"deal:{here.ids['deal']}"), ("client_", "client", _request_key(here))):
        person = here.people[column]
        file = made(person.upload("/files", file=SimpleUploadedFile("offer.pdf", PDF)))
        comment = made(person.post("/comments", {"about": about, "body": "Read this", "file_ids": [file["id"]]}))
        here.keep(**{f"{name}comment": comment, f"{name}file": file})
        draft = made(person.upload("/files", file=SimpleUploadedFile("draft.pdf", PDF)))
        here.keep(**{f"{name}draft": draft})


def _documents(here: Tenant) -> None:
    """A document about the deal, shared with four outside companies, who see the version kept after that."""
    owner = here.people["owner"]
    for name, title in (("document", "Offer"), ("archived_document", "Old offer")):
        here.keep(**{name: made(owner.post("/documents", {"about": f"deal:{here.ids['deal']}", "title": title}))})
    made(owner.post(f"/documents/{here.ids['archived_document']}/archive"))
    with owner.acting():
        document = Document.objects.get(pk=here.ids["document"])
        levels = {"view": "view", "comment": "comment", "move": "edit", "client": "edit"}
        for column, level in levels.items():
            share(document, Company.objects.get(pk=here.ids[f"company_of_{column}"]).circle, level)
    here.keep(version=made(owner.post(f"/documents/{here.ids['document']}/versions", {"name": "Sent"})))
    words = {"start": PLACE, "end": PLACE, "quote": "these words", "body": "Is this the price?"}
    here.keep(thread=made(here.people["client"].post(f"/documents/{here.ids['document']}/threads", words)))
    for name in ("template", "archived_template"):
        body = {"document_id": here.ids["document"], "name": name}
        here.keep(**{name: made(here.people["own"].post("/document-templates", body))})
    made(owner.post(f"/document-templates/{here.ids['archived_template']}/archive"))


def _request_key(here: Tenant) -> str:
    return f"request:{here.ids['request']}"


def _settings(here: Tenant) -> None:
    """People in every state, a mail that failed, imports at both ends, and a line in two inboxes."""
    owner, ids = here.people["owner"], here.ids
    invited = {"email": f"invited@{here.workspace.slug}.test", "kind": "staff", "language": "en"}
    answer = made(owner.post("/members/invite", invited))
    here.keep(invited=answer["member"])
    ids["token"] = answer["link"].rpartition("/")[2]
    gone = add_person(here.workspace, "Gone", role="member")
    made(owner.post(f"/members/{gone.id}/deactivate", {}))
    here.keep(gone=gone.member)
    file = SimpleUploadedFile("accounts.csv", b"account,sector\nAcme,retail\n")
    for name in ("draft_import", "ready_import"):
        file.seek(0)
        here.keep(**{name: made(owner.upload("/imports", files=[file]))})
    with owner.acting():
        Import.objects.filter(pk=ids["ready_import"]).update(state="ready", report={})
        letter = {"to": "x@y.test", "language": "en", "template": "share", "subject": "s", "text": "t", "html": "h"}
        here.keep(mail=OutgoingMail.objects.create(workspace=here.workspace, state="failed", attempts=1, **letter))
        Notification.objects.all().delete()
        for name, column in (("line_of_inbox", "own"), ("line_of_portal", "client")):
            told = Notification(
                workspace=here.workspace,
                recipient=here.people[column].member,
                kind="share",
                about_type="deal",
                about_id=ids["deal"],
            )
            told.save()
            here.keep(**{name: told})
            browser = PushDevice(workspace=here.workspace, member=told.recipient, endpoint="https://push.example.org/0")
            browser.save()
            here.keep(**{"browser" if column == "own" else "client_browser": browser})
        TeamPlace.objects.filter(team=ids["spare_team"]).delete()
    ids["later"] = (timezone.now() + timedelta(days=30)).isoformat()

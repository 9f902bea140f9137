"""A workspace of a journey's own with the cast in it, made through the product's operations and doors."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from accounts.models import Kind, User, Workspace
from accounts.workspaces.operations import open_workspace
from journal.fence import fence
from permissions.grants import share
from tests.cast import PASSWORD, Person, add_company, add_person, add_team, sign_in
from tests.journeys.ground import Ground
from workspace.deals.models import Pipeline


@dataclass
class Office:
    """Where a journey plays: who is there, and what can be asked of its doors as one of them.

    Sales (bob) works in the pipeline, Support (carol) does not; pavel and rita are rival partners, dana a client.
    """

    ground: Ground
    workspace: Workspace
    pipeline: Pipeline
    people: dict[str, Person] = field(default_factory=dict)
    companies: dict[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.workspace.slug

    def __getattr__(self, name: str) -> Person:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def ask(self, person: Person, method: str, path: str, data: Any = None) -> Any:
        """What a door answers to this person; it must not refuse."""
        send = getattr(person, method)
        status, answer = self.ground.run(send, path, **(data or {}) if method == "get" else {"data": data})
        assert status == 200, answer
        return answer

    def deal(self, title: str, *, by: str = "alice", **more: Any) -> Any:
        """Opened in the first stage unless `stage` names another; more: company, amount, ..."""
        stage = more.pop("stage", None)
        body = {"title": title, "pipeline_id": str(self.pipeline.id), "stage_id": stage and self.stage(stage), **more}
        return self.ask(self.people[by], "post", "/deals", body)

    def stage(self, name: str) -> str:
        [pipeline] = [one for one in self.ask(self.alice, "get", "/pipelines") if one["id"] == str(self.pipeline.id)]
        return next(stage["id"] for stage in pipeline["stages"] if stage["name"] == name)

    def share(self, record: str, company: str, level: str) -> Any:
        """Share "deal:<id>" or "pipeline:<id>" with a company."""
        body = {"object": record, "grantee": f"company:{self.companies[company]}", "level": level}
        return self.ask(self.alice, "post", "/shares", body)

    def request(self, subject: str, **more: Any) -> Any:
        """What dana asked for."""
        [category, *_] = self.ask(self.dana, "get", "/request-categories")
        body = {"subject": subject, "text": f"{subject}, please.", "urgency": "normal", "file_ids": []}
        return self.ask(self.dana, "post", "/requests", {"category_id": category["id"], **body, **more})


def open_office(ground: Ground, name: str, language: str = "en") -> Office:
    """Alice's new workspace, with everybody in it."""
    return ground.run(_open, ground, name, language)


def _open(ground: Ground, name: str, language: str) -> Office:
    founder = User.objects.create_user(f"alice@{slugify(name)}.test", PASSWORD, name="Alice", language=language)
    workspace = open_workspace(founder=founder, name=name, language=language, currency="EUR", template="sales")
    with fence(workspace.id, founder.id):
        alice = sign_in(founder.memberships.get(), workspace)
        pipeline = Pipeline.objects.get()
    sales, support = add_team(workspace, "Sales"), add_team(workspace, "Support")
    with alice.acting():
        share(pipeline, sales.circle, "edit")
    one, two = add_company(workspace, "Partner One", "partner"), add_company(workspace, "Partner Two", "partner")
    client = add_company(workspace, "Client One", "client")
    people = {
        "alice": alice,
        "bob": add_person(workspace, "Bob", role="member", teams=(sales,), language=language),
        "carol": add_person(workspace, "Carol", role="member", teams=(support,), language=language),
        "pavel": add_person(
            workspace, "Pavel", role="partner", kind=Kind.PARTNER, circle=one.circle, language=language
        ),
        "rita": add_person(workspace, "Rita", role="partner", kind=Kind.PARTNER, circle=two.circle, language=language),
        "dana": add_person(workspace, "Dana", role="client", kind=Kind.CLIENT, circle=client.circle, language=language),
    }
    companies = {company.name: str(company.id) for company in (one, two, client)}
    return Office(ground, workspace, pipeline, people, companies)

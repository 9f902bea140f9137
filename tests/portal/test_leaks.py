"""What outsiders must not get, looked for in the bytes of every answer the portal gives them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from permissions.grants import end_share, shares_of
from permissions.models import Grant
from tests.portal.conftest import SECRET, fresh, put
from tests.workspace.records import made
from tests.workspace.service_requests.conftest import asked, categories
from workspace.deals.models import Deal, PipelineGroupGrant

__all__ = ["asked", "categories"]
pytestmark = pytest.mark.django_db

# Names that only staff's answers about deals may hold.
INNER_NAMES = [
    "probability",
    "close_reason",
    "next_step",
    "next_step_due",
    "description",
    "people",
    "lines",
    "visible_to",
    "shared_with",
    "share_count",
    "comment_count",
    "amount_estimated",
    "stage_since",
    "is_stalled",
    "is_overdue",
    "team",
    "stalled_after_days",
    "archived_at",
    "emails",
    "phones",
]  # fmt: skip


def _bytes(person, paths, slug):
    """Everything the portal says to somebody, in one text."""
    found = []
    for path in paths:
        response = person.client.get(f"/api/portal/{slug}{path}")
        assert response.status_code == 200, path
        found.append(response.content.decode())
    return "\n".join(found)


def _everything(deal, pipeline, stage):
    deals = [
        "/deals?sort=number",
        "/deals?sort=-title",
        f"/deals/{deal.id}",
        f"/comments?about=deal:{deal.id}",
        f"/comments/audiences?about=deal:{deal.id}",
        f"/comments/mentionable?about=deal:{deal.id}",
        "/home",
        "/requests",
        "/request-categories",
        "/notifications",
        "/notifications/unread",
    ]
    boards = [
        "/pipelines",
        f"/pipelines/{pipeline.id}/board?open_closed=1",
        f"/pipelines/{pipeline.id}/board/column?stage={stage.id}",
        f"/pipelines/{pipeline.id}/deals",
        f"/pipelines/{pipeline.id}/deals/count",
    ]
    return deals, boards


@pytest.fixture
def talk(alice, bob, deal, partner_one, partner_two, client_one, opened):
    """Internal words, and words for each outsider alone."""
    opened(deal, partner_one, "comment")
    opened(deal, partner_two, "comment")
    opened(deal, client_one, "comment")
    for body, audience in [
        (f"{SECRET} is an internal word", "internal"),
        ("Quetzal is for One", f"company:{partner_one.id}"),
        ("Narwhal is for Two", f"company:{partner_two.id}"),
        ("Okapi is for the client", f"company:{client_one.id}"),
    ]:
        made(alice.post("/comments", {"about": f"deal:{deal.id}", "body": body, "audience": audience}))
    made(alice.post(f"/deals/{deal.id}/activities", {"kind": "call", "text": f"{SECRET} on the phone"}))


def test_a_partner_gets_no_inner_word_and_no_rivals(
    alice, pavel, partner_one, deal, pipeline, stages, talk, workspace, opened
):
    opened(pipeline, partner_one, "move")
    put(alice, deal, stages["Lost"], f"{SECRET} was dearer")
    deals, boards = _everything(deal, pipeline, stages["Lead"])
    said = _bytes(pavel, deals + boards, workspace.slug)
    assert "Quetzal" in said
    for word in (SECRET, "zibeline@port.test", "Narwhal", "Okapi", "Partner Two", "Rita", "Client One", "Dana"):
        assert word.lower() not in said.lower(), word
    named = _bytes(pavel, [path for path in deals + boards if "comments" not in path], workspace.slug)
    for name in INNER_NAMES:
        assert f'"{name}' not in named, name


def test_a_client_gets_no_inner_word_no_amount_and_no_inner_stage(alice, dana, deal, pipeline, stages, talk, workspace):
    with alice.acting():
        type(stages["Lead"]).objects.filter(pk=stages["Lead"].pk).update(name="Suspect", public_name="")
        type(stages["Lead"]).objects.filter(pk=stages["Qualified"].pk).update(name="Prospect", public_name="Offer")
    deals, _boards = _everything(deal, pipeline, stages["Lead"])
    said = _bytes(dana, deals, workspace.slug)
    assert "Okapi" in said
    hidden = (SECRET, "zibeline@port.test", "Narwhal", "Quetzal", "Partner", "Pavel", "Rita", "1234.5", "Port of Riga")
    for word in (*hidden, "Suspect", "Prospect", "Lost"):
        assert word.lower() not in said.lower(), word
    named = _bytes(dana, [path for path in deals if "comments" not in path], workspace.slug)
    for name in [*INNER_NAMES, 'stage"', 'pipeline"', "status", "rank"]:
        assert f'"{name}' not in named, name


def test_rivals_count_only_their_own_comments(pavel, rita, deal, talk):
    for person, word in ((pavel, "Quetzal"), (rita, "Narwhal")):
        (said,) = made(person.get("/comments", about=f"deal:{deal.id}"))["items"]
        assert said["body"].startswith(word)


def test_rivals_on_two_slices_of_a_pipeline_see_no_sum_of_the_other(
    pavel, rita, partner_one, partner_two, deal, another_deal, pipeline, stages, opened
):
    """Rita has the whole pipeline, Pavel one deal of it: his numbers never contain hers."""
    opened(deal, partner_one)
    opened(pipeline, partner_two)
    assert made(rita.get(f"/pipelines/{pipeline.id}/board"))["columns"][0]["count"] == 2
    assert made(pavel.get("/home"))["counts"]["deals"] == 1
    assert pavel.get(f"/pipelines/{pipeline.id}/board")[0] == 404


def test_internal_notes_of_a_request_never_reach_its_client(alice, bob, dana, asked, workspace):
    made(alice.post(f"/requests/{asked.id}/note", {"body": f"{SECRET} is angry"}))
    made(alice.post("/comments", {"about": f"request:{asked.id}", "body": f"@[Bob](member:{bob.id}) {SECRET}"}))
    paths = [
        "/requests",
        f"/requests/{asked.id}",
        f"/requests/{asked.id}/conversation",
        f"/comments?about=request:{asked.id}",
        f"/comments/audiences?about=request:{asked.id}",
        f"/comments/mentionable?about=request:{asked.id}",
        "/notifications",
        "/home",
    ]
    said = _bytes(dana, paths, workspace.slug)
    assert asked.subject in said
    for word in (SECRET, "Bob", "internal", "Alice"):
        assert word.lower() not in said.lower(), word


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_a_share_that_ended_leaves_nothing_behind(alice, pavel, partner_one, deal, pipeline, stages, opened, how):
    opened(pipeline, partner_one, "move", expires_at=timezone.now() + timedelta(hours=1))
    opened(deal, partner_one, "move", expires_at=timezone.now() + timedelta(hours=1))
    comment = made(pavel.post("/comments", {"about": f"deal:{deal.id}", "body": "Hello"}))
    with alice.acting():
        for record in (pipeline, deal):
            for grant in shares_of(record):
                _end(record, grant, how)
    for path in (f"/deals/{deal.id}", f"/pipelines/{pipeline.id}/board", f"/pipelines/{pipeline.id}/deals"):
        assert pavel.get(path)[0] == 404, path
    assert pavel.get(f"/pipelines/{pipeline.id}/board/column", stage=stages["Lead"].id)[0] == 404
    assert pavel.get("/comments", about=f"deal:{deal.id}")[0] == 404
    assert pavel.patch(f"/comments/{comment['id']}", {"body": "Still here", "version": 1})[0] == 404
    assert pavel.post(f"/deals/{deal.id}/move", {"stage_id": stages["Proposal"].id, "version": 1})[0] == 404
    assert made(pavel.get("/deals"))["items"] == []
    assert made(pavel.get("/pipelines")) == []
    assert made(pavel.get("/home"))["counts"] == {"deals": 0, "pipelines": 0}


def _end(record: Deal, grant: Grant, how: str) -> None:
    if isinstance(grant, PipelineGroupGrant) and grant.permission.codename == "pipeline_edit":
        return  # the department's own
    if how == "revoked":
        end_share(record, grant)
    else:
        type(grant).objects.filter(pk=grant.pk).update(expires_at=timezone.now() - timedelta(hours=1))


def test_somebody_who_left_the_company_sees_nothing_of_it(alice, pavel, partner_one, deal, opened):
    from accounts.circles import sync_circles

    opened(deal, partner_one)
    assert pavel.get(f"/deals/{deal.id}")[0] == 200
    with alice.acting():
        pavel.member.circle = None
        pavel.member.save(update_fields=["circle"])
        sync_circles(pavel.member)
    assert pavel.get(f"/deals/{deal.id}")[0] == 404


def test_an_id_of_another_workspace_is_not_found(pavel, eve, partner_one, deal, opened):
    from tests.workspace.records import NOBODYS_ID
    from workspace.deals.operations import open_deal, open_pipeline

    opened(deal, partner_one)
    with eve.acting():
        pipeline = open_pipeline(workspace=eve.workspace, name="South", template="sales")
        theirs = open_deal(workspace=eve.workspace, pipeline=pipeline, title="Theirs", owner=eve.member)
    for pk in (theirs.id, NOBODYS_ID):
        assert pavel.get(f"/deals/{pk}")[0] == 404
    assert pavel.get(f"/pipelines/{pipeline.id}/board")[0] == 404
    assert made(pavel.get("/deals", ids=f"{theirs.id},{deal.id}"))["items"][0]["id"] == str(deal.id)


def test_an_archived_deal_is_gone_at_every_door(alice, dana, deal, talk, workspace):
    """Not only at the deals' own: its title and what was said about it stand in the others."""
    about = f"about=deal:{deal.id}"
    paths = [f"/deals/{deal.id}", *(f"/{room}?{about}" for room in ("comments", "timeline", "files", "following"))]
    assert [dana.get(path)[0] for path in paths] == [200] * 5
    made(dana.put("/following", {"about": f"deal:{deal.id}", "state": "follow"}))
    made(alice.post(f"/deals/{deal.id}/archive", {"version": fresh(alice, deal).version}))
    assert [dana.get(path)[0] for path in paths] == [404] * 5
    assert dana.post("/comments", {"about": f"deal:{deal.id}", "body": "Still here?"})[0] == 404
    assert deal.title not in _bytes(dana, ["/notifications", "/notifications/groups", "/deals"], workspace.slug)
    made(alice.post(f"/deals/{deal.id}/restore", {"version": fresh(alice, deal).version}))
    assert [dana.get(path)[0] for path in paths] == [200] * 5

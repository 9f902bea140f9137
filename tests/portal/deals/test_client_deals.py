"""What a client sees of deals: their way in public names, and the little that goes with it."""

import pytest

from tests.portal.conftest import put
from tests.workspace.records import made
from workspace.deals.models import Deal, Stage

pytestmark = pytest.mark.django_db


def _steps(person, deal):
    return [(step["public_name"], step["state"]) for step in made(person.get(f"/deals/{deal.id}"))["stages"]]


def _name_stages(alice, stages, **names):
    """Exactly these stages have public names."""
    with alice.acting():
        for name, stage in stages.items():
            Stage.objects.filter(pk=stage.pk).update(public_name=names.get(name, ""))


def test_it_is_a_short_list_of_fields(dana, client_one, deal, opened):
    opened(deal, client_one)
    shown = made(dana.get(f"/deals/{deal.id}"))
    assert {name: shown[name] for name in shown if name not in ("stages", "owner")} == {
        "id": str(deal.id),
        "number": "D-1001",
        "title": "Racks for the port",
        "expected_close": "2030-05-01",
        "amount": None,
        "currency": None,
        "abilities": ["deal.view"],
    }
    assert shown["owner"]["name"] == "Alice"
    assert made(dana.get("/deals"))["items"] == [shown]


def test_the_amount_shows_only_where_it_was_ticked(dana, dmitri, deal, opened):
    opened(deal, dana, fields=["amount"])
    opened(deal, dmitri)
    assert [made(dana.get(f"/deals/{deal.id}"))[name] for name in ("amount", "currency")] == ["1234.50", "EUR"]
    assert [made(dmitri.get(f"/deals/{deal.id}"))[name] for name in ("amount", "currency")] == [None, None]


def test_the_stepper_follows_the_deal_live(alice, dana, client_one, deal, stages, opened):
    opened(deal, client_one)
    _name_stages(alice, stages, Lead="Asked", Proposal="Offer", Contract="Contract", Won="Delivered")
    assert _steps(dana, deal) == [("Asked", "current"), ("Offer", "next"), ("Contract", "next"), ("Delivered", "next")]
    put(alice, deal, stages["Proposal"])
    assert _steps(dana, deal) == [("Asked", "done"), ("Offer", "current"), ("Contract", "next"), ("Delivered", "next")]


def test_a_stage_without_a_public_name_belongs_to_the_step_before(alice, dana, client_one, deal, stages, opened):
    opened(deal, client_one)
    _name_stages(alice, stages, Qualified="Asked", Proposal="Offer", Negotiation="Offer", Won="Delivered")
    assert _steps(dana, deal)[0] == ("Asked", "current"), "the first stage has none: it joins the first step"
    put(alice, deal, stages["Contract"])
    assert _steps(dana, deal) == [("Asked", "done"), ("Offer", "current"), ("Delivered", "next")]


def test_a_pipeline_without_any_public_name_says_nothing_of_its_stages(alice, dana, client_one, deal, stages, opened):
    opened(deal, client_one)
    _name_stages(alice, stages)
    assert _steps(dana, deal) == [("In progress", "current"), ("Done", "next")]


def test_a_won_deal_has_come_all_the_way(alice, dana, client_one, deal, stages, opened):
    opened(deal, client_one)
    _name_stages(alice, stages, Lead="Asked", Proposal="Offer", Won="Delivered", Lost="Called off")
    put(alice, deal, stages["Won"], "Good price")
    assert _steps(dana, deal) == [("Asked", "done"), ("Offer", "done"), ("Delivered", "current")]


def test_a_lost_deal_shows_how_far_it_came_and_its_end(alice, dana, client_one, deal, stages, opened):
    opened(deal, client_one)
    _name_stages(alice, stages, Lead="Asked", Proposal="Offer", Contract="Contract", Won="Delivered", Lost="Called off")
    assert "Called off" not in str(_steps(dana, deal)), "a lost stage is in nobody's way"
    put(alice, deal, stages["Proposal"])
    put(alice, deal, stages["Lost"], "Too dear")
    assert _steps(dana, deal) == [("Asked", "done"), ("Offer", "done"), ("Called off", "current")]
    _name_stages(alice, stages, Lead="Asked")
    assert _steps(dana, deal)[-1] == ("Closed", "current")


def test_a_share_with_one_person_is_not_for_a_colleague(dana, dmitri, deal, opened):
    opened(deal, dana)
    assert dana.get(f"/deals/{deal.id}")[0] == 200
    assert dmitri.get(f"/deals/{deal.id}")[0] == 404
    assert made(dmitri.get("/deals"))["items"] == []


def test_a_client_has_no_boards_and_moves_nothing(dana, client_one, deal, pipeline, stages, opened):
    """Even where a whole pipeline was shared for moving: the board would show stages' inner names."""
    opened(pipeline, client_one, "move")
    assert [item["title"] for item in made(dana.get("/deals"))["items"]] == ["Racks for the port"]
    assert made(dana.get(f"/deals/{deal.id}"))["abilities"] == ["deal.comment", "deal.view"]
    for path in ("", f"/{pipeline.id}/board", f"/{pipeline.id}/deals", f"/{pipeline.id}/deals/count"):
        assert dana.get(f"/pipelines{path}")[0] == 404
    body = {"stage_id": stages["Proposal"].id, "version": 1}
    assert dana.post(f"/deals/{deal.id}/move", body)[0] == 404


def test_the_dialog_previews_a_clients_list_of_a_pipeline(alice, dana, client_one, deal, pipeline, opened):
    query = {"object": f"pipeline:{pipeline.id}", "grantee": f"company:{client_one.id}", "level": "view"}
    page = made(alice.get("/shares/preview", **query))["page"]
    opened(pipeline, client_one)
    assert page == {"kind": "client", "deals": made(dana.get("/deals"))["items"]}


def test_an_archived_deal_is_gone(alice, dana, client_one, deal, opened):
    opened(deal, client_one)
    with alice.acting():
        Deal.objects.filter(pk=deal.pk).update(archived_at="2030-01-01T00:00Z")
    assert dana.get(f"/deals/{deal.id}")[0] == 404
    assert made(dana.get("/deals"))["items"] == []
    assert made(dana.get("/deals", ids=str(deal.id)))["items"] == []


@pytest.mark.parametrize("sort", ["amount", "-amount", "stage", "probability", "rank", "owner__user__password"])
def test_it_cannot_be_sorted_by_what_it_does_not_show(dana, client_one, deal, opened, sort):
    opened(deal, client_one)
    assert dana.get("/deals", sort=sort)[0] == 400


@pytest.mark.parametrize(
    "name", ["owner", "company", "stage", "pipeline", "team", "amount", "archived", "close_reason"]
)
def test_it_cannot_be_narrowed_by_what_it_does_not_show(dana, client_one, deal, opened, name):
    opened(deal, client_one)
    assert dana.get("/deals", **{name: deal.id})[0] == 400

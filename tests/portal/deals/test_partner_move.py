"""A partner moves deals where that was granted, between open stages."""

import pytest

from journal.models import Event
from tests.portal.conftest import fresh, put
from tests.workspace.records import NOBODYS_ID, digest, made

pytestmark = pytest.mark.django_db


def _move(person, deal, stage, version=None, **more):
    version = version or fresh(person, deal).version
    return person.post(f"/deals/{deal.id}/move", {"stage_id": stage.id, "version": version, **more})


def test_it_moves_and_staff_see_who_did_it(alice, pavel, partner_one, deal, pipeline, stages, opened):
    opened(pipeline, partner_one, "move")
    moved = made(_move(pavel, deal, stages["Proposal"]))
    assert moved["stage"]["name"] == "Proposal"
    assert "deal.move" in moved["abilities"]
    assert made(alice.get(f"/deals/{deal.id}"))["stage"]["name"] == "Proposal"
    item = made(alice.get(f"/deals/{deal.id}/timeline"))["items"][0]
    assert (item["kind"], item["actor"]["name"]) == ("moved", "Pavel")


def test_it_finds_its_place_in_the_column(alice, pavel, partner_one, deal, another_deal, pipeline, stages, opened):
    opened(pipeline, partner_one, "move")
    made(_move(pavel, another_deal, stages["Lead"], after_id=deal.id))
    first = made(pavel.get(f"/pipelines/{pipeline.id}/board"))["columns"][0]
    assert [item["id"] for item in first["items"]] == [str(deal.id), str(another_deal.id)]


@pytest.mark.parametrize("level", ["view", "comment"])
def test_without_the_level_it_is_refused(pavel, partner_one, deal, pipeline, stages, opened, level):
    opened(pipeline, partner_one, level)
    before = digest("deals_deal")
    assert _move(pavel, deal, stages["Proposal"])[0] == 403
    assert digest("deals_deal") == before


def test_a_single_shared_deal_can_be_moved_within_its_pipeline(pavel, partner_one, deal, stages, opened):
    opened(deal, partner_one, "move")
    offered = [stage["name"] for stage in made(pavel.get(f"/deals/{deal.id}"))["stages"]]
    assert offered == list(stages)
    assert made(_move(pavel, deal, stages["Qualified"]))["stage"]["name"] == "Qualified"


@pytest.mark.parametrize("end", ["Won", "Lost"])
def test_winning_and_losing_stay_with_staff(pavel, partner_one, deal, pipeline, stages, opened, end):
    opened(pipeline, partner_one, "move")
    before = digest("deals_deal")
    status, answer = _move(pavel, deal, stages[end], reason="We said so")
    assert (status, answer["error"]["code"]) == (403, "closing_is_for_staff")
    assert digest("deals_deal") == before


def test_a_closed_deal_is_not_moved(alice, pavel, partner_one, deal, pipeline, stages, opened):
    opened(pipeline, partner_one, "move")
    put(alice, deal, stages["Lost"], "Too dear")
    status, answer = _move(pavel, deal, stages["Proposal"])
    assert (status, answer["error"]["code"]) == (409, "deal_is_closed")


def test_a_move_decided_on_an_older_state_is_refused(alice, pavel, partner_one, deal, pipeline, stages, opened):
    opened(pipeline, partner_one, "move")
    seen = fresh(pavel, deal).version
    put(alice, deal, stages["Negotiation"])
    status, answer = _move(pavel, deal, stages["Proposal"], version=seen)
    assert (status, answer["error"]["code"]) == (409, "stale_version")


def test_foreign_stages_and_neighbours_are_not_found(
    alice, pavel, eve, partner_one, deal, another_deal, stages, workspace, opened
):
    from workspace.deals.operations import open_pipeline

    opened(deal, partner_one, "move")
    with alice.acting():
        inside = open_pipeline(workspace=workspace, name="Service", template="services").stages.first()
    with eve.acting():
        outside = open_pipeline(workspace=eve.workspace, name="South", template="sales").stages.first()
    before = digest("deals_deal")
    for stage in (inside, outside):
        assert _move(pavel, deal, stage)[0] == 404
    version = fresh(pavel, deal).version
    assert pavel.post(f"/deals/{deal.id}/move", {"stage_id": NOBODYS_ID, "version": version})[0] == 404
    assert _move(pavel, deal, stages["Lead"], before_id=another_deal.id)[0] == 404
    assert digest("deals_deal") == before


def test_rivals_do_not_move_each_others_deals(pavel, rita, partner_one, deal, pipeline, stages, opened):
    opened(pipeline, partner_one, "move")
    assert _move(rita, deal, stages["Proposal"])[0] == 404


def test_the_refused_try_is_kept(alice, pavel, partner_one, deal, pipeline, stages, opened):
    opened(pipeline, partner_one, "view")
    _move(pavel, deal, stages["Proposal"])
    with alice.inside():
        tried = Event.objects.get(kind="access.refused")
        assert tried.actor_id == pavel.id

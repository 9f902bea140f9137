"""POST /deals/{id}/move, /close, /reopen."""

from typing import Any

import pytest

from journal.models import Event
from tests.cast import Person
from workspace.deals.models import Deal, Stage
from workspace.deals.operations import open_deal


def move(person: Person, deal: Deal, stage: Stage, **more: Any) -> tuple[int, Any]:
    return person.post(f"/deals/{deal.id}/move", {"stage_id": stage.id, "version": 1, **more})


def test_it_moves_a_deal_and_says_so(bob: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    status, answer = move(bob, deal, stages["Proposal"])
    assert (status, answer["stage"]["name"], answer["version"]) == (200, "Proposal", 2)
    with bob.inside():
        event = Event.objects.get(kind="deal.moved")
        assert event.actor_id == bob.id
        assert event.payload["changes"] == {"stage": ["Lead", "Proposal"]}
        assert f"pipeline:{deal.pipeline_id}" in event.audience["keys"]


def test_it_refuses_a_move_decided_on_an_older_state(bob: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    move(bob, deal, stages["Proposal"])
    status, answer = move(bob, deal, stages["Contract"])
    assert (status, answer["error"]["code"], answer["error"]["version"]) == (409, "stale_version", 2)


def test_it_refuses_to_move_a_closed_deal(bob: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    assert bob.post(f"/deals/{deal.id}/close", {"outcome": "lost", "reason": "Too late", "version": 1})[0] == 200
    status, answer = move(bob, deal, stages["Proposal"], version=2)
    assert (status, answer["error"]["code"]) == (409, "deal_is_closed")


@pytest.mark.parametrize("reason", ["", "   "])
def test_it_demands_a_reason_for_winning(bob: Person, deal: Deal, stages: dict[str, Stage], reason: str) -> None:
    status, answer = move(bob, deal, stages["Won"], reason=reason)
    assert (status, list(answer["error"]["fields"])) == (400, ["reason"])


@pytest.mark.parametrize(("is_gone", "reopened_in"), [(False, "Lead"), (True, "Contract")])
def test_a_deal_moved_to_won_is_won_and_is_reopened_where_it_was(
    alice: Person, bob: Person, deal: Deal, stages: dict[str, Stage], is_gone: bool, reopened_in: str
) -> None:
    status, answer = move(bob, deal, stages["Won"], reason="Best price")
    assert (status, answer["status"], answer["close_reason"]) == (200, "won", "Best price")
    if is_gone:
        with alice.inside():
            Stage.objects.filter(name="Lead").delete()
    status, answer = bob.post(f"/deals/{deal.id}/reopen", {"version": 2})
    assert (status, answer["status"], answer["stage"]["name"]) == (200, "open", reopened_in)


def test_it_refuses_a_stage_of_another_pipeline(alice: Person, deal: Deal) -> None:
    other = alice.post("/pipelines", {"name": "Services", "template": "services"})[1]
    status, answer = alice.post(f"/deals/{deal.id}/move", {"stage_id": other["stages"][0]["id"], "version": 1})
    assert (status, answer["error"]["code"]) == (409, "stage_of_another_pipeline")


def test_ones_own_deal_moves_in_a_pipeline_not_opened_to_one(
    alice: Person, carol: Person, deal: Deal, stages: dict[str, Stage]
) -> None:
    assert alice.post(f"/deals/{deal.id}/reassign", {"owner_id": str(carol.id), "version": 1})[0] == 200
    status, answer = move(carol, deal, stages["Proposal"], version=2)
    assert (status, answer["stage"]["name"]) == (200, "Proposal")
    assert carol.get("/pipelines") == (200, [])
    shown = carol.get(f"/deals/{deal.id}")[1]["stages"]
    assert [stage["id"] for stage in shown] == [str(stage.id) for stage in stages.values()]


def test_it_is_invisible_to_people_outside_the_pipeline(
    carol: Person, pavel: Person, eve: Person, deal: Deal, stages: dict[str, Stage]
) -> None:
    for person in (carol, eve):
        assert move(person, deal, stages["Proposal"])[0] == 404
    path = f"/api/w/{pavel.workspace.slug}/deals/{deal.id}/move"
    assert pavel.post(path, {"stage_id": stages["Proposal"].id, "version": 1})[0] == 404


def test_it_lands_between_its_new_neighbours(bob: Person, alice: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    with alice.acting():
        others = [
            open_deal(workspace=alice.workspace, pipeline=deal.pipeline, title=f"Deal {n}", owner=alice.member)
            for n in range(3)
        ]
    status, _ = move(bob, deal, stages["Lead"], before_id=others[0].id)
    assert status == 200
    _, column = bob.get("/deals/board/column", stage=stages["Lead"].id)
    assert [card["title"] for card in column["items"]] == ["Deal 2", "Deal 1", "Racks for the port", "Deal 0"]


def test_many_drops_into_one_gap_keep_their_order(alice: Person, deal: Deal, stages: dict[str, Stage]) -> None:
    with alice.acting():
        low = open_deal(workspace=alice.workspace, pipeline=deal.pipeline, title="Low", owner=alice.member)
    version = 1
    for _ in range(60):
        _, answer = move(alice, deal, stages["Lead"], after_id=low.id, version=version)
        version = answer["version"]
        _, answer = alice.post(
            f"/deals/{low.id}/move", {"stage_id": stages["Lead"].id, "version": low.version, "after_id": deal.id}
        )
        low.version = answer["version"]
    _, column = alice.get("/deals/board/column", stage=stages["Lead"].id)
    assert [card["title"] for card in column["items"]] == ["Racks for the port", "Low"]

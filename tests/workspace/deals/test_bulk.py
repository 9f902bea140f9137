"""Many deals at once: each by its own rights, taken back together."""

from collections.abc import Callable

import pytest

from journal.ids import uuid7
from tests.cast import Person
from tests.workspace.records import NOBODYS_ID, made
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.operations import open_deal


@pytest.fixture
def more(alice: Person, pipeline: Pipeline) -> Callable[[str], Deal]:
    def make(title: str) -> Deal:
        with alice.acting():
            return open_deal(workspace=alice.workspace, pipeline=pipeline, title=title, owner=alice.member)

    return make


def test_they_change_hands_and_stage_in_one_act(
    alice: Person, bob: Person, deal: Deal, more: Callable[[str], Deal], stages: dict[str, Stage]
) -> None:
    two, mutation = more("Two"), str(uuid7())
    body = {"ids": [deal.id, two.id, deal.id], "set": {"owner_id": bob.id, "stage_id": stages["Proposal"].id}}
    answer = made(alice.post("/deals/bulk", body, x_mutation_id=mutation))
    assert (sorted(answer["done"]), answer["refused"]) == (sorted([str(deal.id), str(two.id)]), [])
    for one in (deal, two):
        shown = made(alice.get(f"/deals/{one.id}"))
        assert (shown["owner"]["name"], shown["stage"]["name"]) == ("Bob", "Proposal")
    assert len(made(alice.post("/undo", {"mutation_id": mutation}))["undone"]) == 2
    for one in (deal, two):
        shown = made(alice.get(f"/deals/{one.id}"))
        assert (shown["owner"]["name"], shown["stage"]["name"]) == ("Alice", "Lead")


def test_those_that_are_refused_are_named_and_left_whole(
    alice: Person, carol: Person, deal: Deal, more: Callable[[str], Deal], stages: dict[str, Stage]
) -> None:
    closed = more("Closed")
    made(alice.post(f"/deals/{closed.id}/close", {"outcome": "lost", "reason": "Price", "version": 1}))
    body = {
        "ids": [deal.id, closed.id, NOBODYS_ID],
        "set": {"owner_id": carol.id, "stage_id": stages["Proposal"].id},
    }
    answer = made(alice.post("/deals/bulk", body))
    assert answer["done"] == [str(deal.id)]
    assert {one["id"]: one["code"] for one in answer["refused"]} == {
        str(closed.id): "deal_is_closed",
        NOBODYS_ID: "not_found",
    }
    assert made(alice.get(f"/deals/{closed.id}"))["owner"]["name"] == "Alice"
    timeline = made(alice.get(f"/deals/{closed.id}/timeline"))["items"]
    assert [item["kind"] for item in timeline] == ["closed", "opened"]


def test_archive_and_back(alice: Person, deal: Deal) -> None:
    made(alice.post("/deals/bulk", {"ids": [deal.id], "set": {"archive": True}}))
    assert made(alice.get(f"/deals/{deal.id}"))["archived_at"]
    made(alice.post("/deals/bulk", {"ids": [deal.id], "set": {"archive": False}}))
    assert made(alice.get(f"/deals/{deal.id}"))["archived_at"] is None


def test_what_one_may_not_see_is_refused_like_nothing(carol: Person, deal: Deal) -> None:
    for pk in (deal.id, NOBODYS_ID):
        assert carol.post("/deals/bulk", {"ids": [pk], "set": {"archive": True}})[0] == 404


@pytest.mark.parametrize("body", [{"ids": [], "set": {"archive": True}}, {"ids": [NOBODYS_ID], "set": {}}, {}])
def test_it_refuses_to_do_nothing(alice: Person, body: dict[str, object]) -> None:
    assert alice.post("/deals/bulk", body)[0] == 400


def test_an_edit_with_a_key_is_done_once(alice: Person, deal: Deal) -> None:
    """Kept while offline, and sent again: the answer is the first one's, whatever happened since."""
    body = {"fields": {"next_step": {"base": "", "value": "Call"}}}
    first = made(alice.patch(f"/deals/{deal.id}", body, key="offline-1"))
    made(alice.patch(f"/deals/{deal.id}", {"fields": {"next_step": {"base": "Call", "value": "Write"}}}))
    assert made(alice.patch(f"/deals/{deal.id}", body, key="offline-1")) == first
    assert made(alice.get(f"/deals/{deal.id}"))["next_step"] == "Write"
    other = {"fields": {"next_step": {"base": "", "value": "Meet"}}}
    assert alice.patch(f"/deals/{deal.id}", other, key="offline-1")[1]["error"]["code"] == "idempotency_key_reused"
    assert alice.patch(f"/deals/{deal.id}", other, key="offline-2")[1]["error"]["code"] == "clash"

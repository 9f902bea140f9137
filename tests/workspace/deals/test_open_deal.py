"""POST /deals."""

from uuid import uuid4

from tests.cast import Person
from workspace.deals.models import Deal, Pipeline


def test_it_opens_a_deal_in_the_first_stage_with_a_number(bob: Person, pipeline: Pipeline) -> None:
    status, deal = bob.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id, "amount": "1200.50"})
    assert status == 200
    assert deal["stage"]["name"] == "Lead"
    assert deal["number"].startswith("D-")
    assert deal["amount"] == "1200.50"
    assert deal["currency"] == "EUR"
    assert deal["owner"]["name"] == "Bob"
    assert "deal.edit" in deal["abilities"]


def test_it_is_opened_once_when_the_request_is_repeated(bob: Person, pipeline: Pipeline) -> None:
    body = {"title": "Pumps", "pipeline_id": pipeline.id}
    first = bob.post("/deals", body, key="the-same-key")
    again = bob.post("/deals", body, key="the-same-key")
    assert first[1]["id"] == again[1]["id"]
    with bob.inside():
        assert Deal.objects.filter(title="Pumps").count() == 1


def test_it_refuses_a_key_that_came_with_something_else(bob: Person, pipeline: Pipeline) -> None:
    bob.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id}, key="the-same-key")
    status, answer = bob.post("/deals", {"title": "Racks", "pipeline_id": pipeline.id}, key="the-same-key")
    assert (status, answer["error"]["code"]) == (409, "idempotency_key_reused")


def test_it_refuses_a_title_that_is_only_spaces(bob: Person, pipeline: Pipeline) -> None:
    status, answer = bob.post("/deals", {"title": "   ", "pipeline_id": pipeline.id})
    assert status == 400
    assert "title" in answer["error"]["fields"]


def test_it_refuses_a_pipeline_the_person_does_not_see(carol: Person, pipeline: Pipeline) -> None:
    status, answer = carol.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id})
    assert (status, answer["error"]["code"]) == (404, "not_found")


def test_it_refuses_a_partner_as_owner(bob: Person, pavel: Person, pipeline: Pipeline) -> None:
    status, answer = bob.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id, "owner_id": pavel.id})
    assert (status, answer["error"]["code"]) == (400, "owner_cannot_work")


def test_it_does_not_know_the_pipeline_of_another_workspace(eve: Person, pipeline: Pipeline) -> None:
    assert eve.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id})[0] == 404
    assert eve.post("/deals", {"title": "Pumps", "pipeline_id": uuid4()})[0] == 404


def test_it_refuses_an_amount_that_is_no_number(bob: Person, pipeline: Pipeline) -> None:
    for amount in ("much", "-1", "1e99", "NaN"):
        status, answer = bob.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id, "amount": amount})
        assert (status, list(answer["error"]["fields"])) == (400, ["amount"])


def test_a_call_and_a_team_are_made_once_too(alice: Person, bob: Person, pipeline: Pipeline) -> None:
    deal = bob.post("/deals", {"title": "Pumps", "pipeline_id": pipeline.id})[1]
    for person, path, body in (
        (bob, f"/deals/{deal['id']}/activities", {"kind": "call", "text": "They called"}),
        (alice, "/teams", {"name": "Warehouse"}),
    ):
        first, again = person.post(path, body, key="once"), person.post(path, body, key="once")
        assert first[0] == 200, path
        assert first == again

"""The portal's first page."""

import pytest

from tests.workspace.records import made
from workspace.service_requests.operations import open_default_categories

pytestmark = pytest.mark.django_db


def test_a_client_finds_their_requests_and_deals_counted(alice, dana, client_one, deal, workspace, opened):
    opened(deal, client_one)
    categories = made(dana.get("/request-categories"))
    body = {"category_id": categories[0]["id"], "subject": "Where is it?", "text": "Since Monday."}
    made(dana.post("/requests", body))
    home = made(dana.get("/home"))
    assert (home["kind"], home["member"]["name"], home["member"]["company"]) == ("client", "Dana", "Client One")
    assert home["company"] == {"id": str(client_one.id), "name": "Client One"}
    assert home["workspace"] == {"name": "North", "language": "en"}
    assert home["pipelines"] == []
    assert home["counts"] == {"deals": 1, "requests": 1, "waiting": 0}


def test_a_partner_finds_the_pipelines_shared_with_them(pavel, partner_one, deal, another_deal, pipeline, opened):
    assert made(pavel.get("/home"))["counts"] == {"deals": 0, "pipelines": 0}
    opened(pipeline, partner_one)
    home = made(pavel.get("/home"))
    assert home["pipelines"] == [{"id": str(pipeline.id), "name": "Sales"}]
    assert home["counts"] == {"deals": 2, "pipelines": 1}


def test_a_client_is_not_told_of_pipelines(dana, client_one, deal, pipeline, opened):
    opened(pipeline, client_one)
    assert made(dana.get("/home"))["pipelines"] == []


def test_only_ones_own_requests_are_counted(alice, dana, dmitri, workspace):
    with alice.acting():
        open_default_categories(workspace)
    category = made(dana.get("/request-categories"))[0]["id"]
    made(dana.post("/requests", {"category_id": category, "subject": "Mine", "text": "..."}))
    assert made(dmitri.get("/home"))["counts"]["requests"] == 0

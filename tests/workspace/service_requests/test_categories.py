"""The categories clients choose from, shaped by staff."""

import pytest

from accounts.workspaces import registry
from tests.workspace.records import edit, made
from workspace.service_requests.models import RequestCategory

pytestmark = pytest.mark.django_db

NEW = {"name_en": "Returns", "name_ru": "Возврат", "answer_hours": 12}


def test_a_new_workspace_starts_with_the_usual_ones(bob, monkeypatch):
    monkeypatch.setattr(registry, "offer_templates", [lambda _language: [registry.Template("sales", "Sales", "", [])]])
    body = {"name": "East", "language": "ru", "currency": "RUB", "template": "sales"}
    slug = made(bob.post("/api/workspaces", body))["slug"]
    offered = made(bob.get(f"/api/w/{slug}/request-categories"))
    assert [one["name_ru"] for one in offered] == ["Вопрос", "Проблема", "Изменение", "Документ", "Жалоба"]
    assert [one["answer_hours"] for one in offered] == [24, 8, 48, 24, 8]


def test_a_category_is_added_and_offered_last(alice, dana, categories):
    added = made(alice.post("/request-categories", NEW))
    assert (added["name"], added["answer_hours"], added["version"]) == ("Returns", 12, 1)
    assert made(dana.get("/request-categories"))[-1]["name"] == "Returns"


def test_names_are_unique_in_both_languages(alice, categories):
    for clash in ({"name_en": "question"}, {"name_ru": "вопрос"}):
        status, answer = alice.post("/request-categories", {**NEW, **clash})
        assert (status, answer["error"]["code"]) == (409, "category_name_taken")
        assert list(answer["error"]["fields"]) == list(clash)


def test_editing_merges_and_clashes_like_any_record(alice, categories):
    question = categories["Question"]
    got = made(edit(alice, f"/request-categories/{question.id}", answer_hours=(24, 4)))
    assert (got["answer_hours"], got["version"]) == (4, 2)
    assert edit(alice, f"/request-categories/{question.id}", answer_hours=(24, 6))[0] == 409


def test_an_archived_category_keeps_its_requests(alice, asked, categories, dana):
    made(alice.delete(f"/request-categories/{categories['Question'].id}"))
    assert "Question" not in [one["name"] for one in made(dana.get("/request-categories"))]
    assert made(dana.get(f"/requests/{asked.id}"))["category"]["name"] == "Question"
    assert [one["name"] for one in made(alice.get("/request-categories", archived=True))] == ["Question"]


def test_the_last_category_stays(alice, categories):
    *others, last = categories.values()
    for one in others:
        made(alice.delete(f"/request-categories/{one.id}"))
    status, answer = alice.delete(f"/request-categories/{last.id}")
    assert (status, answer["error"]["code"]) == (409, "last_category")


def test_shaping_them_is_for_managers(bob, categories):
    assert bob.get("/request-categories")[0] == 200
    assert bob.post("/request-categories", NEW)[0] == 403
    assert edit(bob, f"/request-categories/{categories['Question'].id}", answer_hours=(24, 4))[0] == 403
    assert bob.delete(f"/request-categories/{categories['Question'].id}")[0] == 403
    with bob.inside():
        assert RequestCategory.objects.filter(archived_at=None).count() == 5


@pytest.mark.parametrize(("field", "value"), [("answer_hours", 0), ("answer_hours", 9999), ("name_en", "")])
def test_bad_values_are_named(alice, field, value):
    status, answer = alice.post("/request-categories", {**NEW, field: value})
    assert (status, list(answer["error"]["fields"])) == (400, [field])

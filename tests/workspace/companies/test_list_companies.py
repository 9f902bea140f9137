"""GET /companies and /companies/count."""

import base64
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Workspace
from journal.ids import uuid7
from tests.cast import Person
from tests.workspace.records import NOBODYS_ID, made, names


def add(person: Person, *all_of: str, **fields: Any) -> list[str]:
    return [made(person.post("/companies", {"name": name, **fields}))["id"] for name in all_of]


def test_it_shows_the_latest_first(bob: Person):
    add(bob, "Anchor", "Buoy", "Cliff")
    assert names(bob.get("/companies")) == ["Cliff", "Buoy", "Anchor"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["ёлка", "Ель", "Жук"]),
        ("-name", ["Жук", "Ель", "ёлка"]),
        ("created", ["Жук", "ёлка", "Ель"]),
        ("-created", ["Ель", "ёлка", "Жук"]),
        ("updated", ["Жук", "ёлка", "Ель"]),
    ],
)
def test_it_sorts_as_a_russian_expects(bob: Person, sort: str, expected: list[str]):
    add(bob, "Жук", "ёлка", "Ель")
    assert names(bob.get("/companies", sort=sort)) == expected


@pytest.mark.parametrize("sort", ["name", "-name", "-updated", "created"])
def test_it_walks_pages_without_a_gap_or_a_repeat(bob: Person, sort: str):
    add(bob, "E", "A", "D", "B", "C")
    whole = names(bob.get("/companies", sort=sort))
    seen, after = [], None
    for _ in range(4):
        page = made(bob.get("/companies", sort=sort, limit=2, **({"after": after} if after else {})))
        seen += [item["name"] for item in page["items"]]
        if (after := page["next"]) is None:
            break
    assert seen == whole


@pytest.mark.parametrize(
    "query", ["owner__password", "workspace_id", "name", "sort_by", "q__regex", "owner_id", "Relation", "offset"]
)
def test_it_refuses_a_filter_that_is_not_on_the_list(bob: Person, query: str):
    for path in ("/companies", "/companies/count"):
        status, answer = bob.get(path, **{query: "x"})
        assert (status, answer["error"]["code"], list(answer["error"]["fields"])) == (400, "invalid", [query])


@pytest.mark.parametrize("sort", ["owner__password", "domain", "--name", "", "id;drop", "?", "-"])
def test_it_refuses_a_sort_that_is_not_on_the_list(bob: Person, sort: str):
    status, answer = bob.get("/companies", sort=sort)
    assert (status, list(answer.get("error", {}).get("fields", []))) == ((400, ["sort"]) if sort else (200, []))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "0"),
        ("limit", "201"),
        ("limit", "x"),
        ("after", "made-up"),
        ("after", "WyJ0IiwgIngiLCAieCJd"),
        ("owner", "me"),
        ("archived", "maybe"),
        ("relation", "enemy"),
        ("ids", "1,2"),
        ("q", "x" * 201),
    ],
)
def test_it_refuses_values_that_make_no_sense(bob: Person, name: str, value: str):
    status, answer = bob.get("/companies", **{name: value})
    assert (status, list(answer["error"]["fields"])) == (400, [name])


@pytest.mark.parametrize("q", ["лес", "ЛЕС", "лёс", "ЛЁС", " лес ", "пушной лес", "лес пуш", "PUSH.ru", "push"])
def test_it_finds_a_company_in_any_case_and_by_either_letter(bob: Person, q: str):
    add(bob, "Пушной Лёс", domain="push.ru")
    add(bob, "Степь")
    assert names(bob.get("/companies", q=q)) == ["Пушной Лёс"]


@pytest.mark.parametrize("q", ["%", "_", "\\", "'", "лес%", "\x00", "лес степь"])
def test_it_takes_what_was_typed_literally(bob: Person, q: str):
    add(bob, "Лес")
    assert names(bob.get("/companies", q=q)) == (["Лес"] if q == "\x00" else [])


@pytest.mark.parametrize("q", ["8 912 345-67-89", "+7 912 345 67 89", "8912", "+7912", "(912) 345", "67-89", "6789"])
def test_it_finds_a_company_by_any_way_to_write_its_phone(bob: Person, workspace: Workspace, q: str):
    Workspace.objects.filter(pk=workspace.pk).update(language="ru", currency="RUB")
    add(bob, "Gull", phone="8 912 345-67-89")
    add(bob, "Tern", phone="8 495 111-22-33")
    assert names(bob.get("/companies", q=q)) == ["Gull"]


def test_it_narrows_by_kind_and_by_responsible_person(bob: Person, carol: Person):
    add(bob, "Mine", owner_id=bob.id)
    add(bob, "Hers", owner_id=carol.id, relation="client")
    assert names(bob.get("/companies", owner=carol.id)) == ["Hers"]
    assert names(bob.get("/companies", relation="none")) == ["Mine"]
    assert names(bob.get("/companies", relation="client", owner=bob.id)) == []
    assert made(bob.get("/companies/count", owner=bob.id)) == {"count": 1, "exact": True}


def test_it_fetches_the_asked_ids_and_leaves_out_the_invisible(alice: Person, bob: Person, eve: Person):
    first, second, _ = add(bob, "A", "B", "C")
    theirs = add(eve, "Theirs")[0]
    made(alice.post(f"/companies/{second}/archive"))
    found = made(bob.get("/companies", ids=f"{first},{second},{theirs},{NOBODYS_ID},{first}"))
    assert {item["id"] for item in found["items"]} == {first, second}


def test_it_refuses_more_than_a_hundred_ids(bob: Person):
    status, answer = bob.get("/companies", ids=",".join(str(uuid7()) for _ in range(101)))
    assert (status, list(answer["error"]["fields"])) == (400, ["ids"])


@pytest.mark.parametrize("kind", ["n", "t", "d", "m", None])
def test_it_survives_cursors_that_somebody_made_up(bob: Person, kind: Any):
    for value in ("\0", "\ud800", "x", 10**40, [1], {}, None, True, "2026-01-01T00:00:00", "Infinity"):
        cursor = base64.urlsafe_b64encode(json.dumps([kind, value, NOBODYS_ID]).encode()).decode()
        for sort in ("name", "updated"):
            assert bob.get("/companies", sort=sort, after=cursor)[0] in (200, 400)


def test_it_counts_what_the_filters_leave(bob: Person):
    add(bob, "A", "AB", "C")
    assert made(bob.get("/companies/count")) == {"count": 3, "exact": True}
    assert made(bob.get("/companies/count", q="a"))["count"] == 2


def test_it_asks_the_database_equally_often_for_one_and_for_many(bob: Person, sales: Any):
    add(bob, "A", owner_id=bob.id, team_id=sales.id)
    with CaptureQueriesContext(
        connection,
    ) as one:
        bob.get("/companies")
    add(bob, "B", "C", "D", owner_id=bob.id, team_id=sales.id)
    with CaptureQueriesContext(connection) as many:
        bob.get("/companies")
    assert len(many) == len(one)


def test_it_shows_nothing_of_another_workspace(bob: Person, eve: Person):
    add(eve, "Theirs")
    assert names(bob.get("/companies", q="Theirs")) == []
    assert made(bob.get("/companies/count"))["count"] == 0


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(
    request: pytest.FixtureRequest, workspace: Workspace, bob: Person, outsider: str
):
    own = add(bob, "Ours")[0]
    person = request.getfixturevalue(outsider)
    for path in ("/companies", "/companies/count", f"/companies/{own}"):
        assert person.get(f"/api/w/{workspace.slug}{path}")[0] == 404


def test_it_does_not_read_a_foreign_company(bob: Person, eve: Person):
    assert bob.get(f"/companies/{add(eve, 'Theirs')[0]}")[0] == 404
    assert bob.get("/companies/not-an-id")[0] == 400

"""GET /search: one box over everything."""

from typing import Any

import pytest
from django.db import connection, transaction

from accounts.models import Membership, Team, Workspace
from permissions.grants import share
from tests.cast import Person
from tests.workspace.records import made
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline
from workspace.deals.operations import open_deal, open_pipeline
from workspace.search.queries import searching
from workspace.service_requests.operations import add_category, open_request


@pytest.fixture
def pipeline(workspace: Workspace, alice: Person, sales: Team) -> Pipeline:
    """Sales works in it, Support does not."""
    with alice.acting():
        pipeline = open_pipeline(workspace=workspace, name="Sales", template="sales")
        share(pipeline, sales.circle, "edit")
    return pipeline


@pytest.fixture
def records(workspace: Workspace, alice: Person, pipeline: Pipeline) -> dict[str, str]:
    """One record of each kind, and a little noise."""
    Workspace.objects.filter(pk=workspace.pk).update(language="ru", currency="RUB")
    gull = made(alice.post("/companies", {"name": "Ёлочный двор", "phone": "8 912 345-67-89", "domain": "elka.ru"}))
    person = made(
        alice.post(
            "/people",
            {
                "first_name": "Пётр",
                "last_name": "Ёлкин",
                "phones": ["8 (495) 111-22-33"],
                "emails": ["petr@dvor.ru"],
                "companies": [{"id": gull["id"]}],
            },
        )
    )
    product = made(alice.post("/products", {"name": "Гирлянда ёлочная", "sku": "GL-7", "price": "100"}))
    with alice.acting():
        company = Company.objects.get(pk=gull["id"])
        deal = open_deal(workspace=workspace, pipeline=pipeline, title="Поставка ёлок к празднику", company=company)
        school = open_deal(workspace=workspace, pipeline=pipeline, title="Ёлки для школы")
        open_deal(workspace=workspace, pipeline=pipeline, title="Берёзы")
    return {
        "company": gull["id"],
        "person": person["id"],
        "product": product["id"],
        "deal": str(deal.id),
        "number": str(school.serial),
    }


def found(person: Person, q: str, **more: Any) -> list[tuple[str, str]]:
    return [(item["type"], item["title"]) for item in made(person.get("/search", q=q, **more))["items"]]


def test_it_looks_everywhere_and_puts_beginnings_first(bob: Person, records: Any):
    assert found(bob, "елк") == [
        ("deal", "Ёлки для школы"),
        ("person", "Пётр Ёлкин"),
    ]
    assert found(bob, "ёло") == [
        ("company", "Ёлочный двор"),
        ("deal", "Поставка ёлок к празднику"),
        ("product", "Гирлянда ёлочная"),
    ]


def test_a_line_says_what_it_is_and_where_to_find_it(bob: Person, records: Any, workspace: Workspace):
    (deal,) = made(bob.get("/search", q="поставка", kinds="deal"))["items"]
    assert deal == {
        "type": "deal",
        "id": records["deal"],
        "title": "Поставка ёлок к празднику",
        "subtitle": "Ёлочный двор · Lead",
        "number": f"D-{int(records['number']) - 1}",
        "url": f"/w/{workspace.slug}/deals/{records['deal']}",
    }
    (person,) = made(bob.get("/search", q="ёлкин"))["items"]
    assert person["subtitle"] == "Ёлочный двор · +7 495 111-22-33 · petr@dvor.ru"
    assert person["number"] is None


def test_it_finds_a_deal_by_its_number(bob: Person, records: Any):
    for q in ("D-{}", "d-{}", "d{}", "{}", "Д-{}", "д {}", " D - {} ", "D№{}"):
        assert (q, found(bob, q.format(records["number"]))[0]) == (q, ("deal", "Ёлки для школы"))


def test_it_finds_deals_by_the_beginning_of_their_number(alice: Person, bob: Person, records: Any):
    with alice.acting():
        Deal.objects.filter(pk=records["deal"]).update(serial=1016)
        Deal.objects.filter(title="Берёзы").update(serial=2_147_483_647)
    for q in ("D-1", "d10", "10", "Д-101", "1016"):
        assert (q, found(bob, q, kinds="deal")[-1]) == (q, ("deal", "Поставка ёлок к празднику"))
    for q in ("016", "D-16", "R-10", "102", "D-0"):
        assert (q, found(bob, q, kinds="deal")) == (q, [])
    assert [title for _kind, title in found(bob, "21474", kinds="deal")] == ["Берёзы"]


def test_it_finds_no_deal_by_the_number_of_something_else(bob: Person, records: Any):
    for q in ("R-{}", "X{}", "D-99999999999", "D-2147483648", "D-0", "-{}-", "D", "D-{}1"):
        assert (q, found(bob, q.format(records["number"]), kinds="deal")) == (q, [])


def test_it_finds_a_company_by_its_phone(bob: Person, records: Any):
    for q in ("8 912 345-67-89", "+7 (912) 345", "8912", "345-67", "6789"):
        assert (q, found(bob, q, kinds="company,person")) == (q, [("company", "Ёлочный двор")])


def test_it_finds_a_person(bob: Person, records: Any):
    for q in ("ПЁТР", "петр елкин", "елкин пётр", "PETR@", "84951112233", "dvor.ru", "111-22"):
        assert (q, found(bob, q, kinds="person")) == (q, [("person", "Пётр Ёлкин")])


def test_it_finds_nothing_for_nothing(bob: Person, records: Any):
    for q in ("", "  ", "%", "__", "\u202e", "'", "\x00", "нет такого", "a" * 200):
        assert (q, found(bob, q)) == (q, [])


def test_it_looks_for_one_or_two_letters_at_the_beginning_only(bob: Person, records: Any):
    assert found(bob, "бе") == [("deal", "Берёзы")]
    assert found(bob, "ер") == []


@pytest.mark.parametrize("q", ["R-{}", "р-{}", "не пришли", "ёлки НЕ", "елк"])
def test_it_finds_a_request(bob: Person, dana: Person, workspace: Workspace, q: str):
    with dana.acting():
        category = add_category(workspace=workspace, name_en="Problem", name_ru="Проблема", answer_hours=4)
        asked = open_request(
            workspace=workspace, requester=dana.member, category=category, subject="Не пришли ёлки", text="Ждём."
        )
    (request,) = made(bob.get("/search", q=q.format(asked.serial), kinds="request"))["items"]
    assert (request["title"], request["number"], request["subtitle"]) == (
        "Не пришли ёлки",
        asked.number,
        "Client One · Dana",
    )
    assert request["url"] == f"/w/{workspace.slug}/requests/{asked.id}"


def test_it_shows_nobody_what_their_scope_hides(bob: Person, carol: Person, records: Any):
    assert ("deal", "Берёзы") in found(bob, "берёзы")
    assert found(carol, "берёзы") == []
    assert found(carol, f"D-{records['number']}") == []
    assert found(carol, "ёлочный") != []


def test_it_shows_nothing_of_another_workspace(eve: Person, records: Any):
    for q in ("ёлк", f"D-{records['number']}", "8912", "petr"):
        assert found(eve, q) == []


def test_it_leaves_out_what_was_put_away(alice: Person, records: Any):
    made(alice.post(f"/people/{records['person']}/archive"))
    assert found(alice, "ёлкин") == []


def test_it_shows_at_most_a_few_of_each_kind(bob: Person, records: Any):
    for number in range(25):
        made(bob.post("/companies", {"name": f"Гавань {number}"}))
    assert len(found(bob, "гавань")) == 6
    assert len(found(bob, "гавань", kinds="company")) == 20


@pytest.mark.parametrize(
    ("name", "value"), [("kinds", "user"), ("kinds", "deal,x"), ("q", "x" * 201), ("owner__password", "x")]
)
def test_it_refuses_what_is_not_on_the_list(bob: Person, name: str, value: str):
    status, answer = bob.get("/search", **{name: value})
    assert (status, list(answer["error"]["fields"])) == (400, [name])


def test_it_says_which_kinds_took_too_long(bob: Person, records: Any, monkeypatch: pytest.MonkeyPatch):
    def endless(*_: Any) -> Any:
        yield Company.objects.extra(where=["pg_sleep(5) is not null"])

    real = searching._ways
    monkeypatch.setattr(searching, "BUDGET_MS", 30)
    monkeypatch.setattr(
        searching,
        "_ways",
        lambda scope, ws, kind, text: endless() if kind.word == "company" else real(scope, ws, kind, text),
    )
    answer = made(bob.get("/search", q="ёлкин"))
    assert answer["unfinished"] == ["company"]
    assert [item["type"] for item in answer["items"]] == ["person"]


def test_it_leaves_no_time_limit_behind(bob: Person, records: Any):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        before = cursor.fetchone()
        found(bob, "ёлкин")
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == before


def test_it_ends_with_the_access_of_the_person(bob: Person, records: Any):
    with bob.inside():
        Membership.objects.filter(pk=bob.id).update(is_active=False)
    assert bob.get("/search", q="ёлкин")[0] == 404


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(
    request: pytest.FixtureRequest, workspace: Workspace, records: Any, outsider: str
):
    assert request.getfixturevalue(outsider).get(f"/api/w/{workspace.slug}/search", q="ёлкин")[0] == 404


@pytest.mark.parametrize("q", ["поставками", "Поставку праздников", "праздничных поставок"])
def test_other_forms_of_a_word_are_found(bob: Person, records: Any, q: str):
    words = [("deal", "Поставка ёлок к празднику")]
    assert found(bob, q) == (words if "праздничных" not in q else [])
    listed = [deal["title"] for deal in made(bob.get("/deals", q=q))["items"]]
    assert listed == [title for _kind, title in found(bob, q)]


def test_english_words_have_forms_too(bob: Person, pipeline: Pipeline, workspace: Workspace):
    with bob.acting():
        open_deal(workspace=workspace, pipeline=pipeline, title="Deliveries to Bergen")
    assert found(bob, "delivery") == [("deal", "Deliveries to Bergen")]


def test_a_name_has_no_forms(alice: Person, workspace: Workspace):
    made(alice.post("/people", {"first_name": "Иван", "last_name": "Сомов"}))
    assert found(alice, "Иванов") == []

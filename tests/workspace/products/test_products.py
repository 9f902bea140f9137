"""The doors of /products."""

from typing import Any

import pytest

from accounts.models import Workspace
from tests.cast import Person
from tests.workspace.records import HOSTILE_NAMES, edit, last_event, made, names


@pytest.fixture
def rack(alice: Person) -> Any:
    return made(alice.post("/products", {"name": "Стеллаж Ёмкий", "sku": "RK-10", "price": "1200.5", "unit": "шт"}))


@pytest.fixture
def path(rack: Any) -> str:
    return f"/products/{rack['id']}"


def test_it_adds_a_product_in_the_currency_of_the_workspace(rack: Any, workspace: Workspace):
    assert (rack["name"], rack["sku"], rack["price"], rack["currency"]) == ("Стеллаж Ёмкий", "RK-10", "1200.50", "EUR")
    assert last_event(workspace).kind == "product.added"


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_it_keeps_a_hostile_name_as_plain_text(alice: Person, name: str):
    assert made(alice.post("/products", {"name": name}))["name"] == name


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", "-1"),
        ("price", "1.005"),
        ("price", "NaN"),
        ("price", "1e30"),
        ("currency", "euro"),
        ("currency", "eur"),
        ("name", " "),
        ("name", None),
        ("unit", "x" * 21),
    ],
)
def test_it_refuses_bad_values_and_names_the_field(alice: Person, path: str, field: str, value: Any):
    status, answer = alice.post("/products", {"name": "Shelf", field: value})
    assert (status, list(answer["error"]["fields"])) == (400, [field])
    status, answer = edit(alice, path, **{field: (value, value)})
    assert (status, list(answer["error"]["fields"])) == (400, [field])


def test_it_merges_fields_and_refuses_a_clash(alice: Person, path: str):
    made(edit(alice, path, price=("1200.50", "1300")))
    product = made(edit(alice, path, unit=("шт", "м")))
    assert (product["price"], product["unit"]) == ("1300.00", "м")
    status, answer = edit(alice, path, price=("1200.50", "1250.00"))
    assert (status, answer["error"]["clash"]["price"]["theirs"]) == (409, "1300.00")


@pytest.mark.parametrize("q", ["емкий", "ЁМКИЙ", "rk-10", "стел rk", "стеллаж"])
def test_it_finds_a_product(bob: Person, path: str, q: str):
    assert names(bob.get("/products", q=q)) == ["Стеллаж Ёмкий"]
    assert made(bob.get("/products/count", q=q)) == {"count": 1, "exact": True}


def test_it_sorts_by_price_with_the_unpriced_last(alice: Person, rack: Any):
    made(alice.post("/products", {"name": "Bolt", "price": "0.10"}))
    made(alice.post("/products", {"name": "Advice"}))
    assert names(alice.get("/products", sort="price")) == ["Bolt", "Стеллаж Ёмкий", "Advice"]
    assert names(alice.get("/products", sort="-price")) == ["Стеллаж Ёмкий", "Bolt", "Advice"]
    first = made(alice.get("/products", sort="price", limit=1))
    assert names(alice.get("/products", sort="price", limit=5, after=first["next"])) == ["Стеллаж Ёмкий", "Advice"]


def test_it_puts_a_product_away_and_brings_it_back(alice: Person, path: str, workspace: Workspace):
    made(alice.post(f"{path}/archive"))
    assert last_event(workspace).kind == "product.archived"
    assert names(alice.get("/products")) == []
    assert names(alice.get("/products", archived="true")) == ["Стеллаж Ёмкий"]
    assert edit(alice, path, unit=("шт", "м"))[1]["error"]["code"] == "product_is_archived"
    assert alice.post(f"{path}/archive")[1]["error"]["code"] == "product_is_archived"
    made(alice.post(f"{path}/restore"))
    assert alice.post(f"{path}/restore")[1]["error"]["code"] == "product_is_not_archived"


def test_a_member_reads_but_does_not_shape_the_catalogue(bob: Person, path: str):
    assert made(bob.get(path))["abilities"] == ["product.comment", "product.view"]
    assert bob.post("/products", {"name": "Shelf"})[0] == 403
    assert edit(bob, path, unit=("шт", "м"))[0] == 403
    assert bob.post(f"{path}/archive")[0] == 403


@pytest.mark.parametrize("query", ["owner__password", "currency", "price__gt"])
def test_it_refuses_a_filter_that_is_not_on_the_list(bob: Person, query: str):
    status, answer = bob.get("/products", **{query: "x"})
    assert (status, list(answer["error"]["fields"])) == (400, [query])


@pytest.mark.parametrize("outsider", ["pavel", "dana", "eve"])
def test_it_does_not_exist_for_outsiders(
    request: pytest.FixtureRequest, workspace: Workspace, path: str, outsider: str
):
    person = request.getfixturevalue(outsider)
    for address in ("/products", "/products/count", path):
        assert person.get(f"/api/w/{workspace.slug}{address}")[0] == 404
    assert person.post(f"/api/w/{workspace.slug}/products", {"name": "Shelf"})[0] == 404


def test_it_does_not_touch_a_product_of_another_workspace(eve: Person, path: str):
    for status, _ in (eve.get(path), edit(eve, path, unit=("шт", "м")), eve.post(f"{path}/archive")):
        assert status == 404
    assert names(eve.get("/products", ids=path.rpartition("/")[2])) == []

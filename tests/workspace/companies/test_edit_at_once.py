"""PATCH /companies/{id} by several people in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import Answer, Person
from tests.workspace.records import edit, made

pytestmark = pytest.mark.django_db(transaction=True)
FIELDS = ("address", "industry", "description", "domain")


def at_once(people: list[Person], path: str, fields: tuple[str, ...], values: tuple[str, ...]) -> list[Answer]:
    gate = Barrier(len(fields))

    def one(number: int) -> Answer:
        try:
            gate.wait(timeout=20)
            return edit(people[number % len(people)], path, **{fields[number]: ("", values[number])})
        finally:
            connection.close()

    with ThreadPoolExecutor(len(fields)) as pool:
        return list(pool.map(one, range(len(fields))))


def test_it_keeps_the_different_fields_of_all(bob: Person, carol: Person):
    path = f"/companies/{made(bob.post('/companies', {'name': 'Gull'}))['id']}"
    values = ("Pier 3", "Trade", "By the sea", "gull.test")
    answers = at_once([bob, carol], path, FIELDS, values)
    assert [status for status, _ in answers] == [200] * 4
    company = made(bob.get(path))
    assert tuple(company[field] for field in FIELDS) == values
    assert company["version"] == 5


def test_it_lets_exactly_one_win_the_same_field(bob: Person, carol: Person):
    path = f"/companies/{made(bob.post('/companies', {'name': 'Gull'}))['id']}"
    answers = at_once([bob, carol], path, ("address",) * 4, ("A", "B", "C", "D"))
    assert sorted(status for status, _ in answers) == [200, 409, 409, 409]
    (won,) = [company["address"] for status, company in answers if status == 200]
    assert {error["error"]["clash"]["address"]["theirs"] for status, error in answers if status == 409} == {won}

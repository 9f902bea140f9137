"""What every list has in common."""

from uuid import UUID

import pytest

from accounts.models import Workspace
from journal.errors import Invalid
from journal.ids import uuid7
from permissions.lists import count_up_to, ids_of, sort_of

SORTS = {"updated": "updated_at", "name": "sort_name"}


def test_it_translates_a_sort_to_a_column():
    assert sort_of("name", SORTS, "-updated") == "sort_name"
    assert sort_of("-name", SORTS, "-updated") == "-sort_name"
    assert sort_of("", SORTS, "-updated") == sort_of(None, SORTS, "-updated") == "-updated_at"


@pytest.mark.parametrize("asked", ["sort_name", "updated_at", "owner__password", "--name", "-", "name,updated", "?"])
def test_it_refuses_a_sort_that_is_not_allowed(asked: str):
    with pytest.raises(Invalid):
        sort_of(asked, SORTS, "-updated")


def test_it_reads_ids_once_and_in_order():
    first, second = uuid7(), uuid7()
    assert ids_of(f" {second},{first},,{second} ") == [second, first]
    assert ids_of("") == []


TWO = f"{UUID(int=1)} {UUID(int=2)}"
TOO_MANY = ",".join(str(UUID(int=number)) for number in range(101))


@pytest.mark.parametrize("text", ["x", "1,2", TWO, TOO_MANY], ids=["letter", "numbers", "space", "too many"])
def test_it_refuses_what_are_no_ids(text: str):
    with pytest.raises(Invalid):
        ids_of(text)


@pytest.mark.parametrize(("limit", "count", "exact"), [(4, 3, True), (3, 3, True), (2, 2, False)])
def test_it_counts_up_to_a_limit(db: None, limit: int, count: int, exact: bool):
    for name in "abc":
        Workspace.objects.create(slug=name, name=name)
    assert count_up_to(Workspace.objects.order_by("name"), limit) == {"count": count, "exact": exact}

"""An import that breaks: what it says, what it keeps, where it goes on."""

import errno
from typing import Any
from uuid import UUID

import pytest

from tests.cast import Person
from tests.workspace.imports.conftest import FILES, bring, work
from tests.workspace.records import edit
from workspace.deals.models import Deal
from workspace.imports import operations
from workspace.imports.operations import running
from workspace.imports.tasks import check_import, run_import


def _ready(person: Person) -> str:
    """An import that was checked and started; the worker has not begun."""
    run = bring(person, FILES)[1]
    person.patch(f"/imports/{run['id']}", {"options": {**run["options"], "currency": "USD"}})
    person.post(f"/imports/{run['id']}/dry-run")
    check_import(workspace_id=str(person.workspace.id), import_id=run["id"])
    assert person.post(f"/imports/{run['id']}/run")[0] == 200
    return str(run["id"])


def test_it_stops_when_whoever_started_it_loses_the_right(alice: Person, carol: Person) -> None:
    assert edit(alice, f"/members/{carol.id}", roles=(["member"], ["manager"]))[0] == 200
    run = _ready(carol)
    assert edit(alice, f"/members/{carol.id}", roles=(["manager"], ["member"]))[0] == 200
    run_import(workspace_id=str(alice.workspace.id), import_id=run)
    stopped = alice.get(f"/imports/{run}")[1]
    assert (stopped["state"], stopped["created"]) == ("failed", 0)
    assert "may not run imports" in stopped["error"]


def test_a_value_that_cannot_be_kept_ends_the_import_and_is_not_tried_for_ever(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _ready(alice)
    # Half of a surrogate pair, as an exotic encoding lets through.
    monkeypatch.setattr(running, "reason", lambda code, field: "\ud800")
    run_import(workspace_id=str(alice.workspace.id), import_id=run)
    assert alice.get(f"/imports/{run}")[1]["state"] == "failed"


def _breaks_at(monkeypatch: pytest.MonkeyPatch, batch: int, fault: Exception) -> None:
    """One batch of two rows is never brought in."""
    real, taken = running._take, []

    def take(*args: Any) -> bool:
        taken.append(args)
        if len(taken) == batch:
            raise fault
        return real(*args)

    monkeypatch.setattr(running, "BATCH", 2)
    monkeypatch.setattr(running, "_take", take)


def test_an_import_that_breaks_says_so_and_goes_on_from_there(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    type(alice.user).objects.filter(pk=alice.user.pk).update(language="ru")
    run = _ready(alice)
    _breaks_at(monkeypatch, 5, RuntimeError("Acme's secret"))
    run_import(workspace_id=str(alice.workspace.id), import_id=run)
    stopped = alice.get(f"/imports/{run}")[1]
    assert (stopped["state"], stopped["done"]) == ("failed", 7)
    assert stopped["error"].startswith("На нашей стороне что-то пошло не так.")
    again = alice.post(f"/imports/{run}/run")[1]
    assert (again["state"], again["done"], again["error"]) == ("running", 7, "")
    run_import(workspace_id=str(alice.workspace.id), import_id=run)
    done = alice.get(f"/imports/{run}")[1]
    assert (done["state"], done["done"], done["refused"]) == ("done", 13, 2)
    with alice.inside():
        assert Deal.objects.count() == 4


def test_a_fault_that_may_pass_is_tried_again_first(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _ready(alice)
    _breaks_at(monkeypatch, 1, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(OSError, match="No space"):
        operations.run_import(alice.workspace.id, UUID(run), is_last_try=False)
    assert alice.get(f"/imports/{run}")[1]["state"] == "running"
    _breaks_at(monkeypatch, 1, OSError(errno.ENOSPC, "No space left on device"))
    operations.run_import(alice.workspace.id, UUID(run), is_last_try=True)
    assert "no room left" in alice.get(f"/imports/{run}")[1]["error"]


def test_a_check_that_breaks_can_be_mended_and_repeated(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    run = bring(alice, FILES)[1]
    alice.post(f"/imports/{run['id']}/dry-run")
    with monkeypatch.context() as broken:
        broken.setattr(running, "check_import", lambda run: 1 / 0)
        check_import(workspace_id=str(alice.workspace.id), import_id=run["id"])
    stopped = alice.get(f"/imports/{run['id']}")[1]
    assert (stopped["state"], stopped["report"]) == ("failed", None)
    assert work(alice, run)["state"] == "done"


def test_digits_that_are_no_numbers_refuse_their_row_and_nothing_else(alice: Person) -> None:
    deals = "deal_id,title,stage,close_date\n1,Odd,Won,²/³/2020\n2,Fine,Won,20.10.2016\n"
    done = work(alice, bring(alice, {"deals.csv": deals})[1])
    assert (done["state"], done["refused"], done["created"]) == ("done", 1, 1)

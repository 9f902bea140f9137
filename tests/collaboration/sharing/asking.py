"""The sharing dialog, in tests."""

from typing import Any

from tests.cast import Answer, Person
from workspace.companies.models import Company
from workspace.deals.models import Deal


def company(one: Company) -> str:
    return f"company:{one.id}"


def member(person: Person) -> str:
    return f"member:{person.id}"


def try_to_share(person: Person, record: Any, grantee: str, level: str = "view", **more: Any) -> Answer:
    noun = "deal" if isinstance(record, Deal) else "pipeline"
    return person.post("/shares", {"object": f"{noun}:{record.id}", "grantee": grantee, "level": level, **more})


def give(person: Person, record: Any, grantee: str, level: str = "view", **more: Any) -> dict[str, Any]:
    """A share that is expected to be given."""
    status, answer = try_to_share(person, record, grantee, level, **more)
    assert status == 200, answer
    found: dict[str, Any] = answer
    return found


def shares(person: Person, record: Any) -> list[tuple[str, str]]:
    """(whom, level) of the live shares."""
    noun = "deal" if isinstance(record, Deal) else "pipeline"
    status, answer = person.get("/shares", object=f"{noun}:{record.id}")
    assert status == 200, answer
    return [(one["grantee"]["name"], one["level"]) for one in answer]

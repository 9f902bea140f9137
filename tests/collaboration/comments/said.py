"""Saying something, in tests."""

from typing import Any

from tests.cast import Answer, Person
from workspace.deals.models import Deal


def say(person: Person, deal: Deal, body: str = "Hello", **more: Any) -> Any:
    """A comment that is expected to be taken."""
    status, comment = try_to_say(person, deal, body, **more)
    assert status == 200, comment
    return comment


def try_to_say(person: Person, deal: Deal, body: str = "Hello", **more: Any) -> Answer:
    return person.post("/comments", {"about": f"deal:{deal.id}", "body": body, **more})


def heard(person: Person, deal: Deal) -> list[str]:
    """The texts a person reads on a deal, newest first."""
    status, answer = person.get("/comments", about=f"deal:{deal.id}")
    assert status == 200, answer
    return [comment["body"] for comment in answer["items"]]


def named(person: Person) -> str:
    """The token of a mention."""
    return f"@[{person.member.name}](member:{person.id})"

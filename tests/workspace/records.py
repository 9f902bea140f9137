"""Steps that the tests of the record rooms share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from accounts.models import Workspace
from journal.fence import fence
from journal.models import Event
from tests.cast import Answer, Person

NOBODYS_ID = "0190a1b2-0000-7000-8000-000000000000"
HOSTILE_NAMES = [
    '=HYPERLINK("http://evil.test";"click")',
    "<img src=x onerror=alert(1)>",
    "{{7*7}} ${7*7} %s %(x)s",
    "'; drop table companies_company; --",
    "Robert\\'); --",
    "اسم عربي 😀👩‍💻",
]


def made(answer: Answer) -> Any:
    """The record of an answer that must have succeeded."""
    status, record = answer
    assert status == 200, record
    return record


def edit(person: Person, path: str, **fields: tuple[Any, Any]) -> Answer:
    """PATCH with `field=(base, value)`."""
    return person.patch(
        path, {"fields": {name: {"base": base, "value": value} for name, (base, value) in fields.items()}}
    )


def names(answer: Answer) -> list[str]:
    return [item["name"] for item in made(answer)["items"]]


def last_event(workspace: Workspace) -> Event:
    with fence(workspace.id, None):
        return Event.objects.latest("seq")


def digest(*tables: str) -> str:
    """The content of whole tables, across workspaces: equal before and after a refusal."""
    with connection.cursor() as cursor, above_the_fence(cursor):
        found = []
        for table in tables:
            cursor.execute(f"select md5(string_agg(t::text, '' order by t::text)) from {table} t")
            found.append(cursor.fetchone()[0])
        return str(found)


@contextmanager
def above_the_fence(cursor: Any) -> Iterator[None]:
    """As the owner of the tables, whom no policy holds: for looking only."""
    cursor.execute("set role artel_owner")
    yield
    cursor.execute("set role artel_app")

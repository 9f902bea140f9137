"""The API says what it is, and the front end is checked against that."""

from ninja import Schema

from tools.publish_types import TYPES, described, first_line


def _schemas(of=Schema):
    for schema in of.__subclasses__():
        yield schema
        yield from _schemas(schema)


def test_every_schema_has_a_name_of_its_own():
    """The description keeps them by name: of two with one name it would show the other's fields."""
    described()
    ours = {schema for schema in _schemas() if not schema.__module__.startswith(("ninja", "abc", "tests"))}
    names = sorted(schema.__name__ for schema in ours)
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_the_front_ends_types_are_of_this_very_api():
    head, _, types = TYPES.read_text("utf-8").partition("\n")
    assert f"{head}\n" == first_line(described(), types), "run tools/publish_types.py, then npx tsc --noEmit"

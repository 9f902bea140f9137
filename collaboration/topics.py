"""What a socket may listen to: a record ("deal:<id>") or everything of a kind that it may see ("deals")."""

from uuid import UUID

from permissions.registry import Guard, all_guards, guard_named

# Plural topics of things that are not records themselves.
_MORE = {"notifications"}
_IRREGULAR = {"person": "people"}


def plural(noun: str) -> str:
    """The topic of all records of a kind: deals, companies, people."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def record_of(topic: str) -> tuple[Guard, UUID] | None:
    """The kind and id a record topic names; None for anything else, forged ones included."""
    noun, _, pk = topic.partition(":")
    guard = guard_named(noun)
    if guard is None or not pk:
        return None
    try:
        found = UUID(pk)
    except ValueError:
        return None
    # One spelling a record, else two topics could name the same one.
    return (guard, found) if str(found) == pk else None


def is_plural(topic: str) -> bool:
    """Is it the topic of a whole kind?"""
    return topic in _MORE or any(plural(guard.noun) == topic for guard in all_guards())


def topics_of(kind: str, about_type: str, about_id: UUID, parents: list[str]) -> frozenset[str]:
    """Every topic an event is heard under: its record, that record's kind, its parents, and the event's own kind."""
    own = kind.partition(".")[0]
    return frozenset([f"{about_type}:{about_id}", plural(about_type), plural(own), *parents])

"""How each guarded model is reached; a room declares it once, beside the model, in AppConfig.ready()."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from permissions.capabilities import Capability
from permissions.models import Grant

Levels = Mapping[str, frozenset[Capability]]
# By the noun of what a record is about: the verb there that gives each verb here.
Inherits = Mapping[str, Mapping[Capability, Capability]]


@dataclass(frozen=True)
class Branch:
    """One way to a record: a column of it, and the word that names it in an audience ("pipeline:<id>").

    Args:
        word: "owner", "team", a container's noun, or the model's own noun for direct shares.
        column: the attribute of the record holding the id ("owner_id"; "id" for direct shares).
        grants: the pair of grant models (to users, to groups); None for owner and team.
    """

    word: str
    column: str
    grants: tuple[type[Grant], type[Grant]] | None = None


def owner(column: str) -> Branch:
    """The member in `column` has their role's `own` verbs on the record."""
    return Branch("owner", column)


def team(column: str) -> Branch:
    """People of the team in `column`, and of the teams above it, have their role's `own` verbs."""
    return Branch("team", column)


def container(word: str, column: str, user: type[Grant], group: type[Grant]) -> Branch:
    """Grants on the container in `column` reach the record."""
    return Branch(word, column, (user, group))


def direct(word: str, user: type[Grant], group: type[Grant]) -> Branch:
    """The record itself is shared."""
    return Branch(word, "id", (user, group))


@dataclass(frozen=True)
class Guard:
    """What the registry knows of a model.

    Args:
        view: the verb needed to see a record at all.
        branches: the ways to it.
        levels: the verbs each level of a grant gives on this model.
        indexed: sort fields that have an index behind every branch, so that Scope.page may walk them.
        inherits: a record that hangs on others (`about_type`, `about_id`, and the record itself as `about`) is open to
            staff as what it is about is open to them. Outsiders inherit nothing.
        put_away: the date of the record that ends it for outsiders while it is set: for them what was archived is gone.
    """

    model: type[models.Model]
    noun: str
    view: Capability
    branches: tuple[Branch, ...] = ()
    levels: Levels = field(default_factory=dict)
    indexed: tuple[str, ...] = ("updated_at",)
    inherits: Inherits = field(default_factory=dict)
    put_away: str = ""

    def keys(self, record: models.Model) -> list[str]:
        """The audience of a record: every branch it can be reached by, "*" for the whole workspace."""
        found = ["*"]
        for branch in self.branches:
            value: Any = getattr(record, branch.column)
            if value is not None:
                found.append(f"{branch.word}:{value}")
        if (about := self.about(record)) is not None:
            noun = guard_of(type(about)).noun
            found += [f"{noun}>{key}" for key in guard_of(type(about)).keys(about)]
        return found

    def about(self, record: models.Model) -> models.Model | None:
        """The record whose rights this one inherits; None where nothing is inherited."""
        found: models.Model | None = getattr(record, "about", None) if self.inherits else None
        return found if found is not None and guard_of(type(found)).noun in self.inherits else None

    def inherited(self, noun: str, verbs: frozenset[Capability]) -> frozenset[Capability]:
        """The verbs here that somebody has by these verbs on what a record is about."""
        return frozenset(here for here, there in self.inherits.get(noun, {}).items() if there in verbs)


_guards: dict[type[models.Model], Guard] = {}
_nouns: dict[str, Guard] = {}


def guarded(
    model: type[models.Model],
    *,
    view: Capability,
    branches: tuple[Branch, ...] = (),
    levels: Levels | None = None,
    indexed: tuple[str, ...] = ("updated_at",),
    inherits: Inherits | None = None,
    put_away: str = "",
) -> None:
    """Register a model; called from AppConfig.ready().

    Args:
        inherits: see Guard; the mapping may be filled later, by the rooms whose records it names.
        put_away: see Guard.
    """
    noun = getattr(model, "noun", str(model._meta.model_name))
    guard = Guard(model, noun, view, branches, levels or {}, indexed, {} if inherits is None else inherits, put_away)
    _guards[model] = guard
    _nouns[guard.noun] = guard


def guard_of(model: type[models.Model]) -> Guard:
    """The guard of a model.

    Raises:
        LookupError: the model is not guarded, so no door may load it.
    """
    try:
        return _guards[model]
    except KeyError:
        raise LookupError(f"{model._meta.label} is not registered with permissions.registry.guarded") from None


def guard_named(noun: str) -> Guard | None:
    """The guard for a word like "deal"."""
    return _nouns.get(noun)


def all_guards() -> list[Guard]:
    return list(_guards.values())


def grant_sources() -> dict[str, tuple[type[Grant], type[Grant]]]:
    """Every pair of grant models, by the word of what they are granted on."""
    return {
        branch.word: branch.grants
        for guard in _guards.values()
        for branch in guard.branches
        if branch.grants is not None
    }

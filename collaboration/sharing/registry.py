"""What can be shared with partners and clients; rooms register it in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from journal.acting import noun_of
from journal.errors import Invalid
from permissions.capabilities import Capability
from permissions.levels import OUTSIDE_LEVELS
from permissions.models import Grant
from permissions.scope import Scope


@dataclass(frozen=True)
class Shareable:
    """A kind of record or container that staff open to outsiders.

    Args:
        share: the verb needed to share it.
        fields: what may be shown on top of what the outsider's kind sees by default.
        levels: what an outsider may be given, lowest first.
        granted: what the record's room does when somebody is let in, inside the act.
    """

    model: type[models.Model]
    share: Capability
    fields: tuple[str, ...]
    levels: tuple[str, ...]
    granted: Callable[[Any, Grant], None]


Preview = Callable[[Any, Scope], Any]
_kinds: dict[str, Shareable] = {}
_previews: dict[str, Preview] = {}


def shareable(
    model: type[models.Model],
    *,
    share: Capability,
    fields: tuple[str, ...] = (),
    levels: tuple[str, ...] = OUTSIDE_LEVELS,
    granted: Callable[[Any, Grant], None] = lambda record, grant: None,
) -> None:
    """Let `model` be shared; see Shareable.

    It has grant models of its own (permissions.registry) and is tellable (notifications).
    """
    _kinds[noun_of(model)] = Shareable(model, share, fields, levels, granted)


def shareable_kind(noun: str) -> Shareable:
    """How a word like "deal" is shared.

    Raises:
        Invalid: it is not.
    """
    if noun not in _kinds:
        raise Invalid(fields={"object": [_("This cannot be shared.")]})
    return _kinds[noun]


def previewed(model: type[models.Model], preview: Preview) -> None:
    """The portal says what its page of a record holds for somebody with a given scope."""
    _previews[noun_of(model)] = preview


def preview_of(record: models.Model, scope: Scope) -> Any:
    """The portal's payload for this scope; None while no portal registered one."""
    preview = _previews.get(noun_of(record))
    return preview(record, scope) if preview else None

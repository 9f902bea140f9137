"""Records whose files not every reader may have; their rooms say so in AppConfig.ready()."""

from collections.abc import Callable
from typing import Any

from django.db import models

from collaboration.files.models import FileUpload
from journal.acting import noun_of
from permissions.scope import Scope

MayHave = Callable[[Scope, Any, FileUpload], bool]
_rules: dict[str, MayHave] = {}


def narrowed(model: type[models.Model], may_have: MayHave) -> None:
    """Ask `may_have(scope, record, file)` before a reader of a record of `model` gets one of its files."""
    _rules[noun_of(model)] = may_have


def may_have(scope: Scope, record: models.Model, file: FileUpload) -> bool:
    """Whether a reader who sees the record may have the file, besides the file's own audience."""
    rule = _rules.get(file.about_type)
    return rule is None or rule(scope, record, file)

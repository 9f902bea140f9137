"""What documents hang on, and who wants to know that one was written; rooms register both in AppConfig.ready()."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.db import models

from collaboration.documents.errors import NotDocumented
from collaboration.documents.models import Document
from journal.acting import noun_of
from permissions.capabilities import Capability
from permissions.refs import key_parts
from permissions.scope import Scope

# The verb on a record that gives each verb on its documents, by the record's noun; permissions.registry reads it.
INHERITED: dict[str, Mapping[Capability, Capability]] = {}
_models: dict[str, type[models.Model]] = {}
# Called by the worker behind the fence, inside an act, some seconds after the content of a document has changed.
on_written: list[Callable[[Document], None]] = []
# Called inside the act that lets somebody outside in: what is kept of the text must not know more than the text itself.
on_shared: list[Callable[[Document], None]] = []
# Tell the sockets of every process that a document (workspace, document) has updates up to a number; filled by the app.
announcers: list[Callable[[UUID, UUID, int], None]] = []


def documented(
    model: type[models.Model], *, view: Capability, comment: Capability, edit: Capability, manage: Capability
) -> None:
    """Let documents hang on records of `model`.

    Args:
        view, comment, edit, manage: the verb on the record that gives staff this right on its documents.
    """
    noun = noun_of(model)
    _models[noun] = model
    INHERITED[noun] = {
        Capability.DOCUMENT_VIEW: view,
        Capability.DOCUMENT_COMMENT: comment,
        Capability.DOCUMENT_EDIT: edit,
        Capability.DOCUMENT_MANAGE: manage,
    }


def load_about(scope: Scope, key: str, *, writing: bool = False) -> models.Model:
    """The record that documents hang on, as its reader sees it.

    Args:
        key: "deal:<id>".
        writing: demand the verb for writing documents there.

    Raises:
        NotDocumented: this kind of record has no documents.
        NotFound: the reader does not see it.
        Forbidden: they may not write documents there.
    """
    noun, pk = key_parts(key, "about")
    if noun not in _models:
        raise NotDocumented
    return scope.load(_models[noun], pk, to=INHERITED[noun][Capability.DOCUMENT_EDIT] if writing else None)

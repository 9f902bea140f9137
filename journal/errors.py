"""Refusals: the named errors of every room, one shape over the wire."""

import errno
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from psycopg_pool import PoolTimeout

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DATABASE_IS_FULL = "53100"  # PostgreSQL's disk_full


def tells_of_a_full_disk(error: BaseException) -> bool:
    """Whether something could not be kept because a disk is full, ours or the database's."""
    return (isinstance(error, OSError) and error.errno in _FULL) or (
        getattr(error.__cause__, "sqlstate", None) == _DATABASE_IS_FULL
    )


def tells_of_no_connection(error: BaseException | None) -> bool:
    """Whether the pool of connections was used up for as long as one waits for it."""
    return isinstance(error, PoolTimeout) or (error is not None and isinstance(error.__cause__, PoolTimeout))


class Refusal(Exception):
    """Something that cannot be done, with a name a program can act on and a sentence a person understands.

    Subclasses set `code`, `status` and `message`; an instance may add the fields at fault and extra data.

    Args:
        message: overrides the class's sentence.
        fields: messages by input field.
        extra: further JSON-able data beside `code` and `message` (for example the clash of an edit).
    """

    code = "refused"
    status = 409
    message: str | Promise = _("This cannot be done.")

    def __init__(
        self,
        message: str | Promise | None = None,
        *,
        fields: Mapping[str, list[str]] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        if message is not None:
            self.message = message
        self.fields = dict(fields or {})
        self.extra = dict(extra or {})
        super().__init__(self.code)

    def as_json(self) -> dict[str, Any]:
        """The body of the answer: `{"error": {"code", "message", "fields", ...}}`."""
        return {"error": {"code": self.code, "message": str(self.message), "fields": self.fields, **self.extra}}


class Invalid(Refusal):
    code = "invalid"
    status = 400
    message = _("Please check what you entered.")


class TooLarge(Refusal):
    code = "too_large"
    status = 413
    message = _("This is too large.")


class Busy(Refusal):
    """All connections to the database are in use, and none became free in time."""

    code = "busy"
    status = 503
    message = _("Too much is going on at this moment. Please try again.")


class Broken(Refusal):
    code = "server_error"
    status = 500
    message = _("Something went wrong on our side. It has been noted.")


class NotFound(Refusal):
    code = "not_found"
    status = 404
    message = _("This does not exist or is not shared with you.")


class Forbidden(Refusal):
    code = "forbidden"
    status = 403
    message = _("You may see this, but you may not do that.")


class StaleVersion(Refusal):
    code = "stale_version"
    message = _("Somebody changed this in the meantime. It has been refreshed, please look again.")


class Clash(Refusal):
    code = "clash"
    message = _("Somebody changed the same field in the meantime.")


class KeyReused(Refusal):
    code = "idempotency_key_reused"
    message = _("This idempotency key was used for another request.")


class IdTaken(Refusal):
    code = "id_taken"
    message = _("This id is already in use.")

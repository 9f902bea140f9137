"""Why something cannot be taken back."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from journal.errors import Refusal


class ChangedSince(Refusal):
    code = "changed_since"
    message = _("This has been changed since, so it cannot be undone.")

    def __init__(self, fields: Iterable[str] = ()) -> None:
        super().__init__(fields={name: [str(self.message)] for name in fields})


class AlreadyUndone(Refusal):
    code = "already_undone"
    message = _("This has been undone already.")


class CannotBeUndone(Refusal):
    """Part of it has left the house (a mail, a share that ended), or has no way back."""

    code = "cannot_be_undone"
    message = _("This cannot be undone.")


class TooLate(Refusal):
    code = "too_late"
    message = _("This was done too long ago to be undone.")

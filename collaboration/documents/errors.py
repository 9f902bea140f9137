"""What cannot be done with documents."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class NotDocumented(Invalid):
    code = "not_documented"
    message = _("This kind of record has no documents.")

    def __init__(self) -> None:
        super().__init__(fields={"about": [str(self.message)]})


class DocumentIsArchived(Refusal):
    code = "document_is_archived"
    message = _("This document is archived. Restore it first.")


class DocumentIsNotArchived(Refusal):
    code = "document_is_not_archived"
    message = _("This document is not archived.")


class TooMuchAtOnce(Refusal):
    code = "too_much_at_once"
    status = 429
    message = _("You have asked for several files already. Please wait until they are there.")


class BadUpdate(Invalid):
    """Bytes that are no Yjs update, or that no document survives."""

    code = "bad_update"
    message = _("This change could not be read, so nothing was written.")


class UnknownParts(BadUpdate):
    """Blocks, marks or values that no editor of ours writes: everybody else's would throw them away, or stop."""

    code = "unknown_parts"
    message = _("This change holds something that documents here do not have, so nothing was written.")


class UpdateTooBig(Refusal):
    code = "update_too_big"
    status = 413
    message = _("This change is too big for one step. Paste it in parts, and add pictures as files.")


class DocumentIsFull(Refusal):
    code = "document_is_full"
    message = _("This document has reached its largest size. Go on in a new one.")


class RefTaken(Refusal):
    """The same reference was used for another change."""

    code = "ref_taken"
    message = _("This change was sent under a name that is already in use.")

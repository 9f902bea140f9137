"""Why a file cannot become a document."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class _OfFile(Invalid):
    def __init__(self) -> None:
        super().__init__(fields={"file": [str(self.message)]})


class BringTypeRefused(_OfFile):
    code = "bring_type_refused"
    message = _("A document can be made of a Markdown file (.md, .txt) or a Word file (.docx).")


class BringTooLarge(Refusal):
    code = "bring_too_large"
    status = 413
    message = _("This file is too large: a Word file may have 10 MB, a text 2 MB.")


class BringEncoding(_OfFile):
    code = "bring_encoding"
    message = _("The letters of this file could not be read. Save it as UTF-8 and try again.")


class BringUnreadable(_OfFile):
    code = "bring_unreadable"
    message = _("This file could not be read: it is damaged, or not a Word file.")


class BringBomb(_OfFile):
    code = "bring_bomb"
    message = _("This file unpacks to far more than it should, so it was not opened.")


class BringTookTooLong(Refusal):
    code = "bring_took_too_long"
    status = 503
    message = _("Reading this file took too long. Split it and bring the parts one by one.")

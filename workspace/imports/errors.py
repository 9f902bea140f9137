"""What is wrong with an import."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class NotATable(Invalid):
    code = "not_a_table"
    message = _(
        "This file is not a table that can be read. Export it as CSV, or take it out of its archive, and try again."
    )


class BrokenTable(Invalid):
    code = "broken_table"

    def __init__(self, line: int) -> None:
        super().__init__(_("The table breaks off in line %(line)d: a quotation mark is missing.") % {"line": line})


class EmptyTable(Invalid):
    code = "empty_table"
    message = _("This file has no rows.")


class UnknownEncoding(Invalid):
    code = "unknown_encoding"
    message = _("The letters of this file cannot be read. Save it as UTF-8 and try again.")


class TooLarge(Refusal):
    code = "file_too_large"
    status = 413
    message = _("This file is too large: 25 MB at most.")


class TooManyFiles(Invalid):
    code = "too_many_files"
    message = _("Ten files at most in one import.")


class TooManyColumns(Invalid):
    code = "too_many_columns"
    message = _("This table has more columns than can be read: 200 at most.")


class TooManyRows(Invalid):
    code = "too_many_rows"
    message = _("This table has more rows than can be read at once: 100,000 at most. Split it into several files.")


class NoLongerAllowed(Refusal):
    code = "no_longer_allowed"
    message = _("Whoever started this import may not run imports any more.")


class CannotBeKept(Refusal):
    code = "cannot_be_kept"
    message = _("The data holds something that cannot be kept. What was brought in before it stays.")


class Interrupted(Refusal):
    code = "interrupted"
    message = _(
        "Something went wrong on our side. What was brought in before stays, and the import can go on from there."
    )


class NoRoomLeft(Refusal):
    code = "storage_is_full"
    message = _(
        "The server has no room left. What was brought in before stays, and the import can go on with new room."
    )


class ImportIsBusy(Refusal):
    code = "import_is_busy"
    message = _("This import is being worked on. Wait until it is finished, or cancel it.")


class ImportIsFinished(Refusal):
    code = "import_is_finished"
    message = _("This import is finished. Start a new one.")


class NotChecked(Refusal):
    code = "not_checked"
    message = _("Check the data first.")


class CurrencyDemanded(Invalid):
    code = "currency_demanded"
    message = _("The export names no currency. Choose one.")

    def __init__(self) -> None:
        super().__init__(fields={"currency": [str(self.message)]})


class FieldMappedTwice(Invalid):
    code = "field_mapped_twice"
    message = _("Two columns lead to the same field.")


class FieldDemanded(Invalid):
    code = "field_demanded"
    message = _("A column for this is needed.")


class Cancelled(Exception):
    """The person stopped the run; what was written stays."""

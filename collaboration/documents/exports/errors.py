"""Why a document cannot be exported."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Refusal


class ExportUnavailable(Refusal):
    code = "export_unavailable"
    status = 503
    message = _("PDF cannot be made on this server: the Pango library is missing. Take DOCX or Markdown instead.")


class ExportTakesLong(Refusal):
    code = "export_takes_long"
    message = _("This document is long: its file is made in the background. Ask for it there.")


class ExportTookTooLong(Refusal):
    code = "export_took_too_long"
    status = 503
    message = _("This document is too long to be made into this kind of file. Take Markdown, or split it.")


class ExportFailed(Refusal):
    code = "export_failed"
    status = 503
    message = _("This file could not be made. Please try another kind.")


class TooManyExports(Refusal):
    code = "too_many_exports"
    status = 429
    message = _("Several files of this document are being made for you. Wait for them first.")

"""Sentences for faults: in the refused rows' file and beside the report."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

REASONS = {
    "field_missing": gettext_lazy("A needed value is missing: %(field)s"),
    "date_unreadable": gettext_lazy("The date cannot be read: %(field)s"),
    "amount_unreadable": gettext_lazy("The amount cannot be read: %(field)s"),
    "too_many_cells": gettext_lazy("The row has more cells than there are columns"),
    "key_twice": gettext_lazy("The same id came before in this file"),
}


def reason(code: str, field: str = "") -> str:
    """Why a row was refused."""
    return str(REASONS.get(code, _("Refused"))) % {"field": field} if code in REASONS else _("Refused")

"""What facts say in plain words: for mails, digests and messages to browsers, where no page draws them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from journal.formats import amount, day
from permissions.field_rights import field_name
from permissions.scope import Scope
from workspace.activities.queries.timeline import Item

LONGEST = 120  # letters of a value; the page shows all of it
Words = str | Promise
_SENTENCES: dict[str, Words] = {
    "change": _("Something was changed."),
    "opened": _("It was created."),
    "moved": _("The deal was moved."),
    "closed": _("The deal was closed."),
    "reopened": _("The deal was reopened."),
    "archived": _("It was archived."),
    "restored": _("It was restored."),
    "line": _("The products were changed."),
    "people": _("The people were changed."),
}
FIELDS: dict[str, Words] = {
    "title": pgettext_lazy("field", "Title"),
    "number": pgettext_lazy("field", "Number"),
    "company": pgettext_lazy("field", "Company"),
    "amount": pgettext_lazy("field", "Amount"),
    "currency": pgettext_lazy("field", "Currency"),
    "amount_estimated": pgettext_lazy("field", "Estimated"),
    "stage": pgettext_lazy("field", "Stage"),
    "status": pgettext_lazy("field", "Status"),
    "owner": pgettext_lazy("field", "Owner"),
    "team": pgettext_lazy("field", "Team"),
    "next_step": pgettext_lazy("field", "Next step"),
    "next_step_due": pgettext_lazy("field", "Next step due"),
    "description": pgettext_lazy("field", "Description"),
    "expected_close": pgettext_lazy("field", "Expected close"),
    "close_reason": pgettext_lazy("field", "Reason"),
    "lines": pgettext_lazy("field", "Product"),
    "people": pgettext_lazy("field", "People"),
    "name": pgettext_lazy("field", "Name"),
    "category": pgettext_lazy("field", "Category"),
    "urgency": pgettext_lazy("field", "Urgency"),
    "subject": pgettext_lazy("field", "Subject"),
    "assignee": pgettext_lazy("field", "Responsible"),
    "deal": pgettext_lazy("field", "Deal"),
    "price": pgettext_lazy("field", "Price"),
    "sku": pgettext_lazy("field", "SKU"),
    "unit": pgettext_lazy("field", "Unit"),
    "first_name": pgettext_lazy("field", "First name"),
    "middle_name": pgettext_lazy("field", "Middle name"),
    "last_name": pgettext_lazy("field", "Last name"),
    "emails": pgettext_lazy("field", "E-mail"),
    "phones": pgettext_lazy("field", "Phone"),
    "phone": pgettext_lazy("field", "Phone"),
    "companies": pgettext_lazy("field", "Companies"),
    "industry": pgettext_lazy("field", "Industry"),
    "domain": pgettext_lazy("field", "Website"),
    "address": pgettext_lazy("field", "Address"),
    "relation": pgettext_lazy("field", "Relation"),
}
# Values that are codes, by their field.
_CODES: dict[str, dict[Any, Words]] = {
    "status": {
        "new": pgettext_lazy("request", "New"),
        "in_work": pgettext_lazy("request", "In work"),
        "waiting": pgettext_lazy("request", "Waiting for client"),
        "resolved": pgettext_lazy("request", "Resolved"),
        "closed": pgettext_lazy("request", "Closed"),
        "open": pgettext_lazy("deal", "Open"),
        "won": pgettext_lazy("deal", "Won"),
        "lost": pgettext_lazy("deal", "Lost"),
    },
    "urgency": {
        "low": pgettext_lazy("urgency", "Low"),
        "normal": pgettext_lazy("urgency", "Normal"),
        "high": pgettext_lazy("urgency", "High"),
        "urgent": pgettext_lazy("urgency", "Urgent"),
    },
    "relation": {
        "none": pgettext_lazy("relation", "None"),
        "client": pgettext_lazy("relation", "Client"),
        "partner": pgettext_lazy("relation", "Partner"),
    },
    "amount_estimated": {True: pgettext_lazy("flag", "Yes"), False: pgettext_lazy("flag", "No")},
}
_FOR_YOU = pgettext_lazy("request", "Waiting for you")


def in_words(facts: Iterable[Item], scope: Scope) -> str:
    """A line for every changed field, "Amount: 10 → 12", or the sentence of a fact that changed none.

    Args:
        facts: as their reader may know them (see facts.facts).
        scope: the reader's.
    """
    return "\n".join(line for fact in facts for line in _lines(fact, scope))


def _lines(fact: Item, scope: Scope) -> list[str]:
    said = []
    for change in fact.changes:
        field = field_name(change["field"])
        before, after = (_value(field, change[side], scope) for side in ("before", "after"))
        if before != after:
            said.append(f"{FIELDS.get(field, field)}: {before} → {after}")
    return said or [str(_SENTENCES.get(fact.kind, _SENTENCES["change"]))]


def _value(field: str, value: Any, scope: Scope) -> str:
    if value is None or value in ("", []):
        return "—"
    if isinstance(value, list):
        return _short(", ".join(_value(field, one, scope) for one in value))
    if field == "status" and value == "waiting" and not scope.is_staff:
        return str(_FOR_YOU)
    if (code := _CODES.get(field, {}).get(value)) is not None:
        return str(code)
    if field in ("amount", "price"):
        return _amount(str(value))
    if field in ("expected_close", "next_step_due"):
        return _day(str(value))
    return _short(" ".join(str(value).split()))


def _amount(value: str) -> str:
    try:
        return amount(Decimal(value))
    except InvalidOperation:
        return value


def _day(value: str) -> str:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

"""Money, dates and numbers as people read them, in the language spoken now."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from django.utils.translation import get_language

# English days as the pages show them: "3 December 2026".
_DAYS = {"en": "en_GB", "ru": "ru"}


def money(amount: Decimal | None, currency: str) -> str:
    """ "1 500,00 €"; "" for no amount."""
    return format_currency(amount, currency, locale=_locale()) if amount is not None else ""


def number(value: Decimal | None) -> str:
    """Without zeros that say nothing."""
    return format_decimal(value.normalize(), locale=_locale()) if value is not None else ""


def amount(value: Decimal) -> str:
    """Money whose currency is said elsewhere: "12,500", "12,500.50"."""
    pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
    return str(format_decimal(value, format=pattern, locale=_locale()))


def day(value: date | None) -> str:
    """ "3 December 2026"; "" for none."""
    return format_date(value, format="long", locale=_DAYS[_locale()]) if value is not None else ""


def _locale() -> str:
    language = (get_language() or "en").partition("-")[0]
    return language if language in ("en", "ru") else "en"

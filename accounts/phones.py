"""Phone numbers as the people of a workspace write them: 8 912 ... and +7 912 ... are one number."""

import re

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumber, PhoneNumberFormat

from accounts.models import Workspace
from journal.errors import Invalid

# Where a number without a country code belongs; the currency says more than the language.
_BY_CURRENCY = {
    "RUB": "RU", "KZT": "KZ", "BYN": "BY", "UAH": "UA", "AMD": "AM", "GEL": "GE", "UZS": "UZ", "KGS": "KG",
    "USD": "US", "CAD": "CA", "GBP": "GB", "CHF": "CH", "PLN": "PL", "CZK": "CZ", "SEK": "SE", "NOK": "NO",
    "DKK": "DK", "TRY": "TR", "INR": "IN", "CNY": "CN", "JPY": "JP", "AUD": "AU", "BRL": "BR", "RSD": "RS",
}  # fmt: skip
_BY_LANGUAGE = {"ru": "RU"}
_ELSEWHERE = "DE"
_SPEAKS_RUSSIAN = {"RU", "KZ", "BY", "UA", "AM", "GE", "UZ", "KG"}
_LOOKS_LIKE_A_PHONE = re.compile(r"^\+?[\d\s().\-–—/]+$")
# Fewer digits than this are found in every second number.
FEWEST_DIGITS = 3


class NotAPhone(Invalid):
    code = "not_a_phone"
    message = _("This is not a phone number.")


def region_of(workspace: Workspace) -> str:
    """The country (ISO 3166, two letters) whose numbers are written without a country code here."""
    by_currency = _BY_CURRENCY.get(workspace.currency)
    by_language = _BY_LANGUAGE.get(workspace.language)
    if by_language and by_currency not in _SPEAKS_RUSSIAN:
        return by_language
    return by_currency or _ELSEWHERE


def normal(text: str, workspace: Workspace) -> str:
    """A number in E.164 ("+79123456789"), with ";ext=12" behind it where there is an extension.

    Raises:
        NotAPhone: it cannot be a number of any country.
    """
    number = _read(text, region_of(workspace))
    if number is None:
        raise NotAPhone
    extension = f";ext={number.extension}" if number.extension else ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) + extension


def shown(phone: str) -> str:
    """A stored number as people write it: "+7 912 345-67-89"; what is no number stays as it is."""
    number = _read(phone, None)
    return phone if number is None else phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def digits_sought(text: str, workspace: Workspace) -> list[str]:
    """The runs of digits to look for when somebody searches for `text`; empty when it does not look like a phone.

    8 912 345, +7 912 345, 912345 and the last digits of a number all find it.
    """
    if not _LOOKS_LIKE_A_PHONE.match(text.strip()):
        return []
    digits = re.sub(r"\D", "", text)
    if len(digits) < FEWEST_DIGITS:
        return []
    found = [digits]
    region = region_of(workspace)
    metadata = PhoneMetadata.metadata_for_region(region)
    trunk = (metadata.national_prefix if metadata else None) or ""
    if trunk and digits.startswith(trunk) and len(digits) > FEWEST_DIGITS:
        found.append(f"{phonenumbers.country_code_for_region(region)}{digits.removeprefix(trunk)}")
    if (number := _read(text, region)) is not None:
        found.append(phonenumbers.format_number(number, PhoneNumberFormat.E164).lstrip("+"))
    return list(dict.fromkeys(found))


def _read(text: str, region: str | None) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None

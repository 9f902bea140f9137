"""What a table and its columns mean: guessed from the headers, in English and Russian."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A field that columns can be mapped to.

    Args:
        words: headers that mean it, folded to letters and digits.
        demanded: rows without it are refused.
    """

    words: tuple[str, ...]
    demanded: bool = False


TARGETS: dict[str, dict[str, Target]] = {
    "companies": {
        "name": Target(("account", "company", "name", "organization", "client", "компания", "организация", "название",
                        "клиент", "контрагент"), demanded=True),
        "industry": Target(("sector", "industry", "отрасль", "сектор")),
        "domain": Target(("website", "domain", "url", "сайт")),
        "phone": Target(("phone", "tel", "телефон")),
        "address": Target(("address", "officelocation", "location", "city", "country", "адрес", "город", "страна")),
        "description": Target(("description", "comment", "описание", "комментарий")),
        "note": Target(("yearestablished", "revenue", "employees", "subsidiaryof", "parent", "выручка", "сотрудников")),
    },
    "products": {
        "name": Target(("product", "name", "item", "товар", "продукт", "название", "услуга"), demanded=True),
        "sku": Target(("sku", "code", "article", "артикул", "код")),
        "price": Target(("salesprice", "price", "listprice", "unitprice", "цена", "стоимость")),
        "unit": Target(("unit", "единица")),
        "description": Target(("description", "series", "описание", "серия")),
    },
    "members": {
        "name": Target(("salesagent", "agent", "name", "owner", "manager name", "имя", "фио", "сотрудник", "менеджер"),
                       demanded=True),
        "manager": Target(("manager", "supervisor", "руководитель", "начальник")),
        "team": Target(("regionaloffice", "region", "office", "team", "department",
                        "отдел", "офис", "регион", "филиал")),
        "email": Target(("email", "mail", "почта")),
    },
    "deals": {
        "key": Target(("opportunityid", "dealid", "id", "number", "номер", "идентификатор")),
        "title": Target(("title", "dealname", "opportunity", "subject", "название", "сделка", "тема")),
        "owner": Target(("salesagent", "agent", "owner", "manager", "responsible", "ответственный", "менеджер")),
        "product": Target(("product", "item", "товар", "продукт")),
        "company": Target(("account", "company", "client", "organization", "компания", "клиент", "контрагент")),
        "stage": Target(("dealstage", "stage", "status", "этап", "стадия", "статус"), demanded=True),
        "opened_on": Target(("engagedate", "created", "createdate", "opendate", "датасоздания", "создана", "дата")),
        "close_date": Target(("closedate", "expectedclose", "closingdate", "датазакрытия", "закрытие")),
        "amount": Target(("closevalue", "amount", "value", "sum", "price", "сумма", "бюджет")),
        "currency": Target(("currency", "валюта")),
        "next_step": Target(("nextstep", "следующийшаг")),
        "description": Target(("description", "comment", "описание", "комментарий")),
    },
}  # fmt: skip
# Companies, products and people come before the deals that name them.
ORDER = ("companies", "products", "members", "deals")
_LETTERS = re.compile(r"[^0-9a-zа-я]+")

_WON = ("won", "closedwon", "success", "выиграна", "выигран", "успех", "успешно", "оплачено", "закрытаиреализована")
_LOST = ("lost", "closedlost", "fail", "failed", "проиграна", "проигран", "отказ", "потеряна", "закрытаинереализована")


def key_of(text: str) -> str:
    """Letters and digits only, lower case, Ё as Е: "GTX Pro" and "GTXPro" have the same."""
    return _LETTERS.sub("", text.lower().replace("ё", "е"))


def guess(file_name: str, columns: Sequence[str]) -> tuple[str, dict[str, str]]:
    """What a table is and which field each of its columns means.

    Args:
        file_name: decides between kinds whose columns fit equally well.

    Returns:
        The kind ("" when nothing fits) and `{column: field}`.
    """
    best, best_score, best_mapping = "", 0.0, {}
    for kind in ORDER:
        mapping = map_columns(kind, columns)
        fields = set(mapping.values())
        if any(target.demanded and name not in fields for name, target in TARGETS[kind].items()):
            continue
        score = len(fields) + (1.5 if kind[:-1] in key_of(file_name) or _ALIASES[kind] in key_of(file_name) else 0)
        if score > best_score:
            best, best_score, best_mapping = kind, score, mapping
    return best, best_mapping


_ALIASES = {"companies": "account", "products": "product", "members": "team", "deals": "pipeline"}


def map_columns(kind: str, columns: Sequence[str]) -> dict[str, str]:
    """`{column: field}` for one kind: exact headers first, then headers that contain a word."""
    mapping: dict[str, str] = {}
    taken: set[str] = set()
    for exact in (True, False):
        for column in columns:
            if column in mapping:
                continue
            header = key_of(column)
            for name, target in TARGETS[kind].items():
                if name in taken and name != "note":
                    continue
                if any(header == word if exact else len(word) > 3 and word in header for word in target.words):
                    mapping[column] = name
                    taken.add(name)
                    break
    return mapping


def stage_kind(name: str) -> str:
    """ "won", "lost" or "open" for the name of a stage."""
    key = key_of(name)
    if key in _WON:
        return "won"
    return "lost" if key in _LOST else "open"


def date_order(values: Iterable[str]) -> str:
    """ "mdy", "dmy" or "ymd": decided by the first value that can be read in one way only.

    Returns:
        "" when nothing decides.
    """
    for value in values:
        parts = re.split(r"[./\-\s]", value.strip())
        if len(parts) < 3 or not all(part.isdecimal() for part in parts[:3]):
            continue
        first, second = int(parts[0]), int(parts[1])
        if len(parts[0]) == 4:
            return "ymd"
        if first > 12 >= second:
            return "dmy"
        if second > 12 >= first:
            return "mdy"
    return ""


def invert(mapping: Mapping[str, str]) -> dict[str, list[str]]:
    """`{field: [columns]}`; only "note" may have several."""
    found: dict[str, list[str]] = {}
    for column, name in mapping.items():
        if name:
            found.setdefault(name, []).append(column)
    return found

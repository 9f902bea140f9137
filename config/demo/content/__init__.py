"""The words of the demo, one folder of TOML files a language; both have the same keys as the recipe."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("ru", "en")
_FOLDER = Path(__file__).parent
_FILES = ("workspace", "companies", "people", "deals", "threads", "requests", "papers")


@dataclass(frozen=True)
class Person:
    """A contact, as the content writes them; somebody without a patronymic has an empty middle name."""

    last_name: str
    first_name: str
    middle_name: str
    job: str
    mailbox: str
    phone: str

    @property
    def name(self) -> str:
        """How colleagues see them: first and last name."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True)
class Firm:
    name: str
    domain: str
    phone: str
    address: str
    industry: str
    description: str


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here; `login` is also their host in the demo (vera.localhost)."""

    login: str
    name: str
    job: str


@dataclass(frozen=True)
class Article:
    sku: str
    name: str
    unit: str
    price: Decimal


@dataclass(frozen=True)
class Words:
    """Everything a demo workspace says, by the recipe's keys."""

    language: str
    name: str
    slug: str
    currency: str
    about: str
    teams: dict[str, str]
    pipelines: dict[str, str]
    staff: dict[str, Colleague]
    outsiders: dict[str, str]
    person_roles: dict[str, str]
    products: dict[str, Article]
    companies: dict[str, Firm]
    people: dict[str, Person]
    deals: dict[str, dict[str, Any]]
    threads: dict[str, list[str]]
    requests: dict[str, dict[str, Any]]
    papers: dict[str, dict[str, Any]]

    def login(self, key: str) -> str:
        """The login of a colleague or an outsider."""
        return self.staff[key].login if key in self.staff else self.outsiders[key]

    def email(self, key: str) -> str:
        """The address a colleague or an outsider signs in with."""
        return f"{self.login(key)}@{self.slug}.example"

    def member_name(self, key: str) -> str:
        return self.staff[key].name if key in self.staff else self.people[key].name

    def job(self, key: str) -> str:
        return self.staff[key].job if key in self.staff else self.people[key].job


def money(written: str) -> Decimal:
    """An amount as the database keeps it."""
    return Decimal(written).quantize(Decimal("0.01"))


@cache
def words_of(language: str) -> Words:
    """The words of one language.

    Raises:
        FileNotFoundError: there is no demo in this language.
    """
    read = {name: tomllib.loads((_FOLDER / language / f"{name}.toml").read_text("utf-8")) for name in _FILES}
    place = read["workspace"]
    return Words(
        language=language,
        name=place["name"],
        slug=place["slug"],
        currency=place["currency"],
        about=place["about"],
        teams=place["teams"],
        pipelines=place["pipelines"],
        staff={key: Colleague(*row) for key, row in place["staff"].items()},
        outsiders=place["outsiders"],
        person_roles=place["person_roles"],
        products={key: Article(row[0], row[1], row[2], money(row[3])) for key, row in place["products"].items()},
        companies={key: Firm(*row) for key, row in read["companies"].items()},
        people={key: Person(*row) for key, row in read["people"].items()},
        deals=read["deals"],
        threads=read["threads"],
        requests=read["requests"],
        papers=read["papers"],
    )

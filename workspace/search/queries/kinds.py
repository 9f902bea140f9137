"""What can be found: each kind of record, the text looked in, and how a line of the answer reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db import models

from accounts.phones import shown
from collaboration.documents.finding.queries import saying, snippets
from collaboration.documents.models import Document
from journal.formats import money
from workspace.companies.models import Company
from workspace.deals.models import Deal
from workspace.people.models import Person
from workspace.products.models import Product
from workspace.service_requests.models import ServiceRequest


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    Args:
        column: the text looked in, in lower case with Ё as Е; a trigram index on its upper case stands behind it.
        title, subtitle: what a line says.
        page: the record's page inside the staff app.
        letters: what stands before its number ("D-15"), in lower case; the Cyrillic look-alike key counts too.
        has_phones: whether digits in any form are looked for as a phone.
        has_forms: whether other forms of a word count ("стеллажами"); not where the text is somebody's name.
        related: what the lines read besides the record itself.
        saying: narrows records to those whose text has the words, in any of their forms.
        snippets: a line of text around the words, by id; it goes before the subtitle.
    """

    word: str
    model: type[models.Model]
    column: str
    title: Callable[[Any], str]
    subtitle: Callable[[Any], str]
    page: Callable[[Any], str]
    letters: str = ""
    has_phones: bool = False
    has_forms: bool = False
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    saying: Callable[[models.QuerySet[Any], str], models.QuerySet[Any]] | None = None
    snippets: Callable[[list[UUID], str], dict[UUID, str]] | None = None


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _where(person: Person) -> str:
    return next((str(place.company) for place in person.places.all()), "")


def _price(product: Product) -> str:
    return money(product.price, product.currency)


KINDS: dict[str, Kind] = {
    kind.word: kind
    for kind in (
        Kind(
            word="deal",
            model=Deal,
            column="search_title",
            title=lambda deal: str(deal.title),
            subtitle=lambda deal: _joined(str(deal.company or ""), str(deal.stage)),
            page=lambda deal: f"deals/{deal.id}",
            letters="dд",
            has_forms=True,
            related=("company", "stage"),
        ),
        Kind(
            word="company",
            model=Company,
            column="search_text",
            title=lambda company: str(company.name),
            subtitle=lambda company: _joined(company.domain, shown(company.phone), company.industry),
            page=lambda company: f"companies/{company.id}",
            has_phones=True,
        ),
        Kind(
            word="person",
            model=Person,
            column="search_text",
            title=lambda person: str(person.name),
            subtitle=lambda person: _joined(_where(person), *map(shown, person.phones[:1]), *person.emails[:1]),
            page=lambda person: f"people/{person.id}",
            has_phones=True,
            prefetched=("places__company",),
        ),
        Kind(
            word="product",
            model=Product,
            column="search_text",
            title=lambda product: str(product.name),
            subtitle=lambda product: _joined(product.sku, _price(product)),
            has_forms=True,
            # Products have a list and no pages of their own.
            page=lambda product: f"products?q={quote(product.name)}",
        ),
        Kind(
            word="request",
            model=ServiceRequest,
            column="search_subject",
            title=lambda request: str(request.subject),
            subtitle=lambda request: _joined(str(request.company or ""), str(request.requester)),
            page=lambda request: f"requests/{request.id}",
            letters="rр",
            has_forms=True,
            related=("company", "requester"),
        ),
        Kind(
            word="document",
            model=Document,
            column="search_title",
            title=lambda document: str(document.title),
            subtitle=lambda document: str(document.about or ""),
            page=lambda document: f"documents/{document.id}",
            saying=saying,
            snippets=snippets,
        ),
    )
}

"""What documents may say of deals: the fields of templates."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaboration.documents.templates.registry import Table, TemplateField, Value
from journal.formats import day, money, number
from permissions.capabilities import Capability
from permissions.field_rights import rights_on
from permissions.scope import Scope
from workspace.companies.papers import company_fields
from workspace.deals.models import Deal
from workspace.people.models import Person


def deal_fields() -> tuple[TemplateField, ...]:
    """The fields of a deal, of its company and of the person it is about."""
    own: dict[str, tuple[Any, Callable[[Deal], Value]]] = {
        "number": (_("Deal: number"), lambda deal: deal.number),
        "title": (_("Deal"), lambda deal: str(deal.title)),
        "amount": (_("Deal: amount"), lambda deal: money(deal.amount, deal.currency)),
        "currency": (_("Deal: currency"), lambda deal: str(deal.currency)),
        "stage": (_("Deal: stage"), lambda deal: str(deal.stage)),
        "pipeline": (_("Deal: pipeline"), lambda deal: str(deal.pipeline)),
        "owner": (_("Deal: responsible"), lambda deal: deal.owner.name if deal.owner else ""),
        "expected_close": (_("Deal: expected close"), lambda deal: day(deal.expected_close)),
        "next_step": (_("Deal: next step"), lambda deal: str(deal.next_step)),
        "next_step_due": (_("Deal: next step until"), lambda deal: day(deal.next_step_due)),
        "description": (_("Deal: description"), lambda deal: str(deal.description)),
        "lines": (_("Deal: products, as a table"), _lines),
    }
    fields = [TemplateField(f"deal.{name}", label, _seen(name, read)) for name, (label, read) in own.items()]
    return (*fields, *company_fields("company"), *_person())


def _seen(name: str, read: Callable[[Deal], Value]) -> Callable[[Deal, Scope], Value]:
    """A field has a value for whoever may read it on the deal's page."""
    return lambda deal, scope: read(deal) if name in rights_on(deal, scope).reads else ""


def _lines(deal: Deal) -> Table:
    rows = [[gettext("Product"), gettext("Quantity"), gettext("Price"), gettext("Sum")]]
    lines = list(deal.lines.all())
    for line in lines:
        rows.append(
            [line.title, number(line.quantity), money(line.price, deal.currency), money(line.total, deal.currency)]
        )
    if lines:
        total = sum((line.total for line in lines), Decimal(0))
        rows.append([gettext("Total"), "", "", money(total, deal.currency)])
    return Table(rows)


def _person() -> tuple[TemplateField, ...]:
    own: dict[str, tuple[Any, Callable[[Person], str]]] = {
        "name": (_("Contact person"), lambda person: person.name),
        "email": (_("Contact person: e-mail"), lambda person: next(iter(person.emails), "")),
    }
    return tuple(TemplateField(f"person.{name}", label, _of_first(read)) for name, (label, read) in own.items())


def _of_first(read: Callable[[Person], str]) -> Callable[[Deal, Scope], str]:
    def value(deal: Deal, scope: Scope) -> str:
        place = deal.participants.select_related("person").order_by("rank", "id").first()
        if place is None or not scope.allows(place.person, Capability.PERSON_VIEW):
            return ""
        return read(place.person)

    return value

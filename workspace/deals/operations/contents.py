"""What is in a deal: product lines and people."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from journal.acting import publish
from journal.errors import Clash
from journal.fields import insert
from journal.ids import uuid7
from journal.versions import FieldEdit, merge_edit
from workspace.deals.errors import DealIsArchived
from workspace.deals.events import DealLinesChanged, DealPeopleChanged
from workspace.deals.models import Deal, DealLine, DealPerson
from workspace.people.models import Person
from workspace.products.models import Product


def add_line(
    *, deal: Deal, product: Product | None, title: str, quantity: Decimal, price: Decimal, line_id: UUID | None = None
) -> DealLine:
    """Add a product line; the price is in the deal's currency.

    Raises:
        DealIsArchived, IdTaken.
    """
    _require_kept(deal)
    last = deal.lines.aggregate(last=Max("rank"))["last"] or 0
    line = DealLine(
        id=line_id or uuid7(),
        workspace_id=deal.workspace_id,
        deal=deal,
        product=product,
        title=title or (product.name if product else ""),
        quantity=quantity,
        price=price,
        rank=last + 1,
    )
    insert(line)
    _changed(deal, {"lines": [None, _line(line)]})
    return line


def edit_line(*, deal: Deal, line: DealLine, edits: Mapping[str, FieldEdit]) -> None:
    """Change a line; a field changed meanwhile clashes.

    Raises:
        Clash.
    """
    _require_kept(deal)
    before = _line(line)
    if changes := merge_edit(line, edits):
        line.save(update_fields=list(changes))
        _changed(deal, {"lines": [before, _line(line)]})


def remove_line(*, deal: Deal, line: DealLine) -> None:
    """Take a line out."""
    _require_kept(deal)
    before = _line(line)
    line.delete()
    _changed(deal, {"lines": [before, None]})


def set_people(*, deal: Deal, people: Sequence[tuple[Person, str]], base: Sequence[UUID]) -> None:
    """Make exactly `people` the people of the deal, with their roles.

    Args:
        base: the person ids the writer saw.

    Raises:
        Clash: somebody else changed the list meanwhile.
    """
    _require_kept(deal)
    held = {place.person_id: place for place in deal.participants.select_related("person")}
    if set(held) != set(base):
        names = [place.person.name for place in held.values()]
        raise Clash(
            fields={"people": [str(Clash.message)]},
            extra={"clash": {"people": {"base": [str(one) for one in base], "theirs": names}}, "version": deal.version},
        )
    before = [place.person.name for place in held.values()]
    for rank, (person, role) in enumerate(people):
        place = held.pop(person.id, None)
        if place is None:
            DealPerson.objects.create(workspace_id=deal.workspace_id, deal=deal, person=person, role=role, rank=rank)
        elif (place.role, place.rank) != (role, rank):
            place.role, place.rank = role, rank
            place.save(update_fields=["role", "rank"])
    DealPerson.objects.filter(id__in=[place.id for place in held.values()]).delete()
    deal.touch()
    publish(
        DealPeopleChanged(changes={"people": [before, [person.name for person, _role in people]]}),
        about=deal,
        parents=[f"pipeline:{deal.pipeline_id}"],
    )


def _require_kept(deal: Deal) -> None:
    if deal.archived_at is not None:
        raise DealIsArchived


def _line(line: DealLine) -> str:
    return _("%(title)s: %(quantity)s × %(price)s") % {
        "title": line.title,
        "quantity": f"{line.quantity.normalize():f}",
        "price": line.price,
    }


def _changed(deal: Deal, changes: dict[str, list[str | None]]) -> None:
    deal.touch()
    publish(DealLinesChanged(changes=changes), about=deal, parents=[f"pipeline:{deal.pipeline_id}"])

"""Product lines and people of a deal."""

from uuid import UUID

from journal.acting import act
from journal.errors import NotFound
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.http import Door, Request
from workspace.deals import operations
from workspace.deals.api.full import full_deal
from workspace.deals.models import Deal, DealLine
from workspace.deals.schemas import DealFullOut, LineEdits, LineIn, PeopleIn
from workspace.people.models import Person
from workspace.products.models import Product

door = Door(tags=["deals"])


@door.put("/deals/{deal_id}/people", response=DealFullOut)
def set_people(request: Request, deal_id: UUID, body: PeopleIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_EDIT, lock=True)
        people = [(request.scope.load(Person, one.person_id), one.role) for one in body.people]
        operations.set_people(deal=deal, people=people, base=body.base)
    return full_deal(deal_id, request.scope)


@door.post("/deals/{deal_id}/lines", response=DealFullOut)
def add_line(request: Request, deal_id: UUID, body: LineIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_EDIT, lock=True)
        product = request.scope.load(Product, body.product_id) if body.product_id else None
        operations.add_line(
            deal=deal,
            product=product,
            title=body.title,
            quantity=body.quantity,
            price=body.price,
            line_id=body.id,
        )
    return full_deal(deal_id, request.scope)


def _line(deal: Deal, line_id: UUID) -> DealLine:
    line = deal.lines.filter(pk=line_id).first()
    if line is None:
        raise NotFound
    return line


@door.patch("/deals/{deal_id}/lines/{line_id}", response=DealFullOut)
def edit_line(request: Request, deal_id: UUID, line_id: UUID, body: EditIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_EDIT, lock=True)
        operations.edit_line(deal=deal, line=_line(deal, line_id), edits=edits_of(body, LineEdits))
    return full_deal(deal_id, request.scope)


@door.delete("/deals/{deal_id}/lines/{line_id}", response=DealFullOut)
def remove_line(request: Request, deal_id: UUID, line_id: UUID) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_EDIT, lock=True)
        operations.remove_line(deal=deal, line=_line(deal, line_id))
    return full_deal(deal_id, request.scope)

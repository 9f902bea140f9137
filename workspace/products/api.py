"""The staff door of the products room."""

from uuid import UUID

from ninja import Query

from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import ArchiveIn, EditIn, edits_of
from permissions.http import Door, Request
from permissions.lists import IDS_LIMIT, Count, count_up_to, ids_of, sort_of
from permissions.presenting import present, present_page
from workspace.products import operations, queries
from workspace.products.models import Product
from workspace.products.schemas import (
    ProductEdits,
    ProductFilters,
    ProductIn,
    ProductListing,
    ProductOut,
    ProductPageOut,
)

door = Door(tags=["products"])


@door.get("/products", response=ProductPageOut)
def list_products(request: Request, filters: Query[ProductListing]) -> object:
    ids = tuple(ids_of(filters.ids))
    page = request.scope.page(
        Product,
        order=sort_of(filters.sort, queries.SORTS, "-updated"),
        after=filters.after,
        n=IDS_LIMIT if ids else filters.limit,
        rows=queries.filtered(queries.ProductFilter(q=filters.q, archived=filters.archived, ids=ids)),
    )
    return present_page(ProductOut, page, request.scope)


@door.get("/products/count", response=Count)
def count_products(request: Request, filters: Query[ProductFilters]) -> object:
    found = queries.filtered(queries.ProductFilter(q=filters.q, archived=filters.archived))
    return count_up_to(request.scope.visible(Product, rows=found))


@door.post("/products", response=ProductOut)
def add_product(request: Request, body: ProductIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        request.scope.require(Capability.PRODUCT_EDIT)
        product = operations.add_product(
            product_id=body.id, currency=body.currency or "", **body.model_dump(exclude={"id", "currency"})
        )
    return present(ProductOut, product, request.scope)


@door.get("/products/{product_id}", response=ProductOut)
def read_product(request: Request, product_id: UUID) -> object:
    return present(ProductOut, request.scope.load(Product, product_id), request.scope)


@door.patch("/products/{product_id}", response=ProductOut)
def edit_product(request: Request, product_id: UUID, body: EditIn) -> object:
    edits = edits_of(body, ProductEdits)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        product = request.scope.load(Product, product_id, to=Capability.PRODUCT_EDIT, lock=True)
        operations.edit_product(product=product, edits=edits)
    return present(ProductOut, product, request.scope)


@door.post("/products/{product_id}/archive", response=ProductOut)
def archive_product(request: Request, product_id: UUID, body: ArchiveIn | None = None) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        product = request.scope.load(Product, product_id, to=Capability.PRODUCT_ARCHIVE, lock=True)
        operations.archive_product(product=product, version=body.version if body else None)
    return present(ProductOut, product, request.scope)


@door.post("/products/{product_id}/restore", response=ProductOut)
def restore_product(request: Request, product_id: UUID, body: ArchiveIn | None = None) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        product = request.scope.load(Product, product_id, to=Capability.PRODUCT_ARCHIVE, lock=True)
        operations.restore_product(product=product, version=body.version if body else None)
    return present(ProductOut, product, request.scope)

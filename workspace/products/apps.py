from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "workspace.products"

    def ready(self) -> None:
        from collaboration.comments.registry import commentable
        from collaboration.notifications.registry import news
        from permissions.capabilities import Capability
        from permissions.field_rights import has_fields
        from permissions.registry import guarded
        from permissions.undoing.registry import undoable, undoable_edit, way_back
        from workspace.products import api
        from workspace.products.models import Product
        from workspace.products.schemas import ProductEdits, ProductOut

        guarded(Product, view=Capability.PRODUCT_VIEW, indexed=("updated_at", "sort_name"))
        undoable_edit("product.edited", api.edit_product)
        undoable("product.archived", way_back(api.restore_product))
        undoable("product.restored", way_back(api.archive_product))
        news("product.edited", "product.archived", "product.restored")
        has_fields(Product, shown=ProductOut, edits=ProductEdits, edit=Capability.PRODUCT_EDIT)
        commentable(
            Product,
            comment=Capability.PRODUCT_COMMENT,
            title=str,
            page=lambda product: f"products/{product.id}",
        )

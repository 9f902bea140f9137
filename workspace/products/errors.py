"""What cannot be done with a product."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class ProductIsArchived(Refusal):
    code = "product_is_archived"
    message = _("This product is archived. Restore it first.")


class ProductIsNotArchived(Refusal):
    code = "product_is_not_archived"
    message = _("This product is not archived.")


class NameDemanded(Invalid):
    code = "name_demanded"
    message = _("A product needs a name.")

    def __init__(self) -> None:
        super().__init__(fields={"name": [str(self.message)]})

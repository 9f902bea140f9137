"""What documents may say of companies: the fields of templates, and links."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from accounts.phones import shown
from collaboration.documents.templates.registry import TemplateField
from permissions.field_rights import rights_on
from permissions.scope import Scope
from workspace.companies.models import Company


def company_fields(company_of: str = "") -> tuple[TemplateField, ...]:
    """The fields of a company.

    Args:
        company_of: the attribute of the record that holds the company; the record is the company itself unless given.
    """

    def read(name: str) -> TemplateField:
        def value(record: object, scope: Scope) -> str:
            company = getattr(record, company_of) if company_of else record
            if not isinstance(company, Company) or name not in rights_on(company, scope).reads:
                return ""
            return _READ[name](company)

        return TemplateField(f"company.{name}", _LABELS[name], value)

    return tuple(read(name) for name in _READ)


_READ: dict[str, Callable[[Company], str]] = {
    "name": lambda company: str(company.name),
    "domain": lambda company: str(company.domain),
    "phone": lambda company: shown(company.phone),
    "address": lambda company: str(company.address),
    "industry": lambda company: str(company.industry),
    "owner": lambda company: company.owner.name if company.owner else "",
}
_LABELS = {
    "name": _("Company"),
    "domain": _("Company: website"),
    "phone": _("Company: phone"),
    "address": _("Company: address"),
    "industry": _("Company: industry"),
    "owner": _("Company: responsible"),
}

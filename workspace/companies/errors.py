"""What cannot be done with a company."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class CompanyIsArchived(Refusal):
    code = "company_is_archived"
    message = _("This company is archived. Restore it first.")


class CompanyIsNotArchived(Refusal):
    code = "company_is_not_archived"
    message = _("This company is not archived.")


class NameDemanded(Invalid):
    code = "name_demanded"
    message = _("A company needs a name.")

    def __init__(self) -> None:
        super().__init__(fields={"name": [str(self.message)]})


class NotADomain(Invalid):
    code = "not_a_domain"
    message = _("This is not the address of a site.")

    def __init__(self) -> None:
        super().__init__(fields={"domain": [str(self.message)]})


class OwnerCannotWork(Invalid):
    code = "owner_cannot_work"
    message = _("Only active staff members can be responsible.")

    def __init__(self) -> None:
        super().__init__(fields={"owner_id": [str(self.message)]})


class PortalPeopleRemain(Refusal):
    code = "portal_people_remain"
    message = _("People of this company still use the portal. End their access first.")

    def __init__(self) -> None:
        super().__init__(fields={"relation": [str(self.message)]})

"""What cannot be shared."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class CompanyIsNotOutside(Refusal):
    code = "company_is_not_outside"
    message = _("Only client and partner companies use the portal. Make this company a client or a partner first.")


class OnlyOutsiders(Invalid):
    code = "only_outsiders"
    message = _("Sharing is for partners and clients. Colleagues see deals through their department and pipeline.")

    def __init__(self) -> None:
        super().__init__(fields={"grantee": [str(self.message)]})


class PersonIsDeactivated(Refusal):
    code = "person_is_deactivated"
    message = _("This person was deactivated and cannot sign in. Reactivate them first.")


class NoSuchLevel(Invalid):
    code = "no_such_level"
    message = _("This cannot be shared at that level.")

    def __init__(self) -> None:
        super().__init__(fields={"level": [str(self.message)]})


class FieldIsNotShown(Invalid):
    code = "field_is_not_shown"
    message = _("This field cannot be shown to outsiders.")

    def __init__(self) -> None:
        super().__init__(fields={"fields": [str(self.message)]})

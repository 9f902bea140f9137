"""What cannot be done with a person."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class PersonIsArchived(Refusal):
    code = "person_is_archived"
    message = _("This person is archived. Restore them first.")


class PersonIsNotArchived(Refusal):
    code = "person_is_not_archived"
    message = _("This person is not archived.")


class NobodyInParticular(Invalid):
    code = "name_demanded"
    message = _("Enter a name, an e-mail address or a phone number.")

    def __init__(self) -> None:
        super().__init__(fields={"last_name": [str(self.message)]})


class NotAnEmail(Invalid):
    code = "not_an_email"
    message = _("This is not an e-mail address.")

    def __init__(self) -> None:
        super().__init__(fields={"emails": [str(self.message)]})

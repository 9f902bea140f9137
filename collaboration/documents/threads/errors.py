"""What cannot be done with threads on a text."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid


class BadAnchor(Invalid):
    code = "bad_anchor"
    message = _("This place in the text could not be read. Select the words again.")

    def __init__(self, field: str) -> None:
        super().__init__(fields={field: [str(self.message)]})

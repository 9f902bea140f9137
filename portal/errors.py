"""What outsiders cannot do."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Forbidden


class ClosingIsForStaff(Forbidden):
    code = "closing_is_for_staff"
    message = _("Only our staff can win or lose a deal. Write a comment, and we will close it.")

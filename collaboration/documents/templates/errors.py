"""What cannot be done with templates."""

from django.utils.translation import gettext_lazy as _

from journal.errors import NotFound, Refusal


class NoSuchTemplate(NotFound):
    code = "no_such_template"
    message = _("There is no such template.")


class TemplateIsArchived(Refusal):
    code = "template_is_archived"
    message = _("This template is archived. Restore it first.")


class TemplateIsNotArchived(Refusal):
    code = "template_is_not_archived"
    message = _("This template is not archived.")

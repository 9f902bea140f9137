"""Why a file is not taken."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class FileTooLarge(Refusal):
    code = "file_too_large"
    status = 413
    message = _("This file is larger than 25 MB.")


class FileTypeRefused(Invalid):
    code = "file_type_refused"
    message = _("Files of this type are not accepted, or the file is not what its name says.")


class FileIsEmpty(Invalid):
    code = "file_is_empty"
    message = _("This file is empty.")


class StorageIsFull(Refusal):
    code = "storage_is_full"
    status = 507
    message = _("There is no room left for files. Nothing was saved; please tell your administrator.")


class TooManyDrafts(Refusal):
    code = "too_many_drafts"
    message = _("100 files or 200 MB of yours were sent nowhere yet. They are deleted after a day; try again then.")


class FileIsNotYours(Invalid):
    code = "file_is_not_yours"
    message = _("One of the files is not a new upload of yours.")

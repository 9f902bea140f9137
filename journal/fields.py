"""Columns that every record has."""

from django.db import IntegrityError, models, transaction

from journal.errors import IdTaken
from journal.ids import uuid7


class Record(models.Model):
    """Base of every CRM record: an id the browser may propose, a version, an archive date."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def touch(self, *fields: str) -> None:
        """Save exactly these fields and advance the version; two people edit one record at once here."""
        self.version += 1
        self.save(update_fields=[*fields, "version", "updated_at"])

    def insert(self) -> None:
        """Save a new record under its id, which a browser may have proposed; see insert()."""
        insert(self)


def insert(record: models.Model) -> None:
    """Save a new row under its id, which a browser may have proposed.

    Raises:
        IdTaken: another row has this id, here or in a workspace nobody sees from here.
    """
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") == f"{record._meta.db_table}_pkey":
            raise IdTaken from None
        raise

"""The connection of Django that becomes the owner of the tables for a moment: only migrations do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from config.postgres.roles import OWNER


def disconnect() -> None:
    """Close this thread's connection and the pool it came from."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # django-stubs do not know it yet


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, this thread's connection is a new one, outside the pool, that assumed the role `artel_owner`."""
    options = connection.settings_dict["OPTIONS"]
    usual = dict(options)
    disconnect()
    options.update(assume_role=OWNER, pool=False)
    try:
        yield
    finally:
        connection.close()
        options.clear()
        options.update(usual)

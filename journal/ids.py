"""Primary keys: UUIDv7, made by the application so that a retry or an offline write keeps its id."""

import uuid

import uuid_utils


def uuid7() -> uuid.UUID:
    """A new time-ordered UUID (RFC 9562); Python 3.11 has none of its own."""
    return uuid.UUID(int=uuid_utils.uuid7().int)

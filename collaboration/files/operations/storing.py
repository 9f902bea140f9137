"""The bytes: FILES_DIR/<workspace>/<file id>, whole or not at all."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from collaboration.files.errors import StorageIsFull


def path_of(workspace_id: UUID, file_id: UUID) -> Path:
    """Where the bytes of a file lie."""
    return Path(settings.FILES_DIR) / str(workspace_id) / str(file_id)


def store(workspace_id: UUID, file_id: UUID, chunks: Iterable[bytes]) -> str:
    """Write the bytes of a new file; returns their SHA-256.

    Raises:
        StorageIsFull: they could not be written; nothing is left behind.
    """
    target = path_of(workspace_id, file_id)
    draft = target.with_suffix(".part")
    digest = hashlib.sha256()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with draft.open("xb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StorageIsFull from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def delete(workspace_id: UUID, file_id: UUID) -> None:
    """Delete the bytes of a file; it may be gone already."""
    path_of(workspace_id, file_id).unlink(missing_ok=True)

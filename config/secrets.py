"""Secrets made on first use and kept beside the data, readable by their owner only."""

import base64
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from config.state import private_folder


def secret(name: str) -> str:
    """The secret of this name: 32 random bytes in URL-safe base64 (also a valid Fernet key), the same on every call.

    It lives in the state folder, so a backup that must read encrypted fields needs that folder's `secrets/` too.
    """
    path = private_folder("secrets") / name
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return _make(path)


def _make(path: Path) -> str:
    with NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-") as draft:
        draft.write(base64.urlsafe_b64encode(os.urandom(32)).decode())
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):  # of two processes the first one wins
            os.link(draft.name, path)  # whole or not at all
    return path.read_text().strip()

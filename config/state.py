"""Where Artel keeps its state: the database, secrets and uploads of one checkout."""

import hashlib
import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


class StateTrouble(Exception):
    """The state folder cannot be used; the message says why and what to do."""


def state_dir() -> Path:
    """The state folder of this checkout, made on first use.

    `ARTEL_DATA` when set; else `.artel` beside manage.py; else, for root, a folder of this checkout's own under
    /var/lib/artel: PostgreSQL refuses to run as root, and its system user cannot reach a checkout in a 0700 home.
    """
    chosen = os.environ.get("ARTEL_DATA")
    if chosen:
        folder = Path(chosen).expanduser().absolute()
    elif os.geteuid() == 0:
        folder = Path("/var/lib/artel") / hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]
    else:
        folder = CHECKOUT / ".artel"
    try:
        _open(folder)
    except OSError as error:
        raise StateTrouble(
            f"The folder for Artel's data cannot be used: {error}. Set ARTEL_DATA to a folder you may write to."
        ) from None
    return folder


def private_folder(name: str) -> Path:
    """A folder inside the state folder that only its owner may enter."""
    folder = state_dir() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _open(folder: Path) -> None:
    if os.geteuid() != 0:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return
    # Root's PostgreSQL runs as another user, who must be able to pass through (never to list or read). A folder that
    # already holds something is somebody's: its permissions are not ours to widen.
    if not folder.exists():
        folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder.mkdir(mode=0o711, exist_ok=True)
    elif not any(folder.iterdir()):
        folder.chmod(folder.stat().st_mode | 0o011)

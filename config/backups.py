"""One file with everything a workspace needs to come back: the database, the uploaded files, the keys."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from config.postgres.archive import dump_database, restore_database
from config.state import state_dir

_DUMP = "database.dump"
_FILES = "files"
_SECRETS = "secrets"
# Of the server, not of the data: another server has its own.
_SERVERS_OWN = ("postgres", "postgres-administrator")


class NotABackup(Exception):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a backup made by `manage.py backup`, or it is damaged.")


def make_backup(target: Path) -> None:
    """Write the backup to `target` (0600: it holds everything, also the keys of encrypted fields)."""
    draft = target.with_name(f".{target.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        with _workplace() as workplace:
            dump_database(workplace / _DUMP)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                with tarfile.open(fileobj=out, mode="w") as archive:
                    archive.add(workplace / _DUMP, _DUMP)
                    for name in (_FILES, _SECRETS):
                        if (state_dir() / name).exists():
                            archive.add(state_dir() / name, name, filter=_without_servers_own)
                out.flush()
                os.fsync(out.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def restore_backup(source: Path) -> None:
    """Replace the database, the uploaded files and the keys by those of the backup."""
    with _workplace() as workplace:
        _unpack(source, workplace)
        restore_database(workplace / _DUMP)
        _put_back(workplace)


def _unpack(source: Path, workplace: Path) -> None:
    try:
        with tarfile.open(source) as archive:
            members = archive.getmembers()
            if not all(_is_harmless(member) for member in members):
                raise NotABackup(source)
            # Python 3.11.4 and later check once more; earlier ones know no filter.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(workplace, members)  # noqa: S202 - checked above
    except tarfile.TarError:
        raise NotABackup(source) from None
    if not (workplace / _DUMP).exists():
        raise NotABackup(source)


def _is_harmless(member: tarfile.TarInfo) -> bool:
    """A plain file or folder that stays where it is unpacked."""
    path = PurePosixPath(member.name)
    return (member.isfile() or member.isdir()) and not path.is_absolute() and ".." not in path.parts


def _put_back(workplace: Path) -> None:
    files, kept = state_dir() / _FILES, state_dir() / f"{_FILES}.replaced"
    if (workplace / _FILES).exists():
        if files.exists():
            files.rename(kept)
        (workplace / _FILES).rename(files)
    for secret in (workplace / _SECRETS).glob("*"):
        secret.chmod(0o600)
        secret.replace(state_dir() / _SECRETS / secret.name)


def _without_servers_own(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    folder, _, name = member.name.partition("/")
    return None if folder == _SECRETS and (name in _SERVERS_OWN or name.startswith(".")) else member


@contextmanager
def _workplace() -> Iterator[Path]:
    """Beside the data, so that what is unpacked can be moved into place and the disk is the one that must hold it."""
    with TemporaryDirectory(dir=state_dir(), prefix="backup-") as name:
        yield Path(name)

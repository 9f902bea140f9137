"""One PostgreSQL data folder: made, started, asked and stopped with the wheel's initdb and pg_ctl."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from config.postgres.errors import DatabaseTrouble
from config.postgres.programs import Programs

_LONGEST_SOCKET_PATH = 100  # sun_path is 104 bytes on macOS, 108 on Linux
_START_SECONDS = 10
_LOG_BYTES = 5_000_000
# After a crash the old server's children need a moment to notice, and a port may be taken between choice and use.
_PASSING = (
    "pre-existing shared memory block",
    "lock file",
    "could not bind",
    "could not create any TCP/IP sockets",
)

_INITDB = [
    *("-U", "postgres", "--auth=scram-sha-256", "--encoding=UTF8"),
    # Without ICU the builtin provider is the one that folds Cyrillic case.
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
]
_CONFIGURATION = """\
# Written by Artel at every start; your own settings belong in postgresql.auto.conf (ALTER SYSTEM).
max_connections = 100
shared_buffers = '256MB'
effective_cache_size = '1GB'
work_mem = '8MB'
maintenance_work_mem = '128MB'
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
idle_in_transaction_session_timeout = '5min'
"""
_WITHOUT_WAITING_FOR_THE_DISK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@dataclass(frozen=True)
class Cluster:
    """The server on `folder` (data, log and socket). Whoever calls `make`, `start` or `stop` sees to it that nobody
    else does at that moment.

    Args:
        fast: do not wait for the disk. A crash of the machine then loses the data: for tests only.
    """

    folder: Path
    fast: bool = False

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @cached_property
    def programs(self) -> Programs:
        return Programs(self.folder)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port: a socket in the folder, or 127.0.0.1 where the folder's path is too long for one."""
        if len(str(self.folder / ".s.PGSQL.5432").encode()) <= _LONGEST_SOCKET_PATH:
            return str(self.folder), 5432
        port = self.folder / "port"
        return "127.0.0.1", int(port.read_text()) if port.exists() else 5432

    def is_ready(self) -> bool:
        if self._pidfile()[7:8] != ["ready"] or not self.postmaster():
            return False
        host, port = self.address
        unix = host.startswith("/")
        with socket.socket(socket.AF_UNIX if unix else socket.AF_INET) as knock:
            return knock.connect_ex(f"{host}/.s.PGSQL.{port}" if unix else (host, port)) == 0

    def postmaster(self) -> int | None:
        """The process id of the living server, None when its number now belongs to another program."""
        pid = int((self._pidfile() or ["0"])[0] or 0)
        return pid if pid > 0 and str(self.data) in _command_of(pid) else None

    def make(self, password: str) -> None:
        """Make the data folder, whole or not at all. `password` is the administrator's (login `postgres`)."""
        self._refuse_other_major()
        if self.data.exists():
            return
        with self._draft(password) as (draft, passwords):
            options = [*_INITDB, "--pwfile", str(passwords), *(["--no-sync"] if self.fast else [])]
            made = self.programs.run("initdb", "-D", str(draft), *options)
            if made.returncode != 0:
                raise DatabaseTrouble(f"PostgreSQL could not make its data folder {self.data}:\n{made.stdout[-800:]}")
            with (draft / "postgresql.conf").open("a") as configuration:
                configuration.write("include_if_exists = 'artel.conf'\n")
            draft.rename(self.data)

    def start(self) -> None:
        """Start the server and wait until it answers; joins one that is already starting."""
        self._forget_foreign_pidfile()
        self._keep_log_short()
        deadline = time.monotonic() + _START_SECONDS
        while not self.is_ready():
            self._configure()
            log = self.folder / "log"
            seen = log.stat().st_size if log.exists() else 0
            began = self.programs.run("pg_ctl", "-D", str(self.data), "-l", str(log), "-w", "-t", "60", "start")
            said = log.read_text(errors="replace")[seen:] if log.exists() else began.stdout
            if began.returncode == 0:
                return
            passing = any(reason in said + began.stdout for reason in _PASSING)
            if not passing or time.monotonic() > deadline:
                raise DatabaseTrouble(f"PostgreSQL did not start (its log: {log}):\n{(said or began.stdout)[-800:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End the server, whoever uses it."""
        for mode in ("fast", "immediate"):
            if self.postmaster():
                self.programs.run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "-t", "30", "stop")

    def _pidfile(self) -> list[str]:
        try:
            return [line.strip() for line in (self.data / "postmaster.pid").read_text().splitlines()]
        except FileNotFoundError:
            return []

    def _forget_foreign_pidfile(self) -> None:
        # PostgreSQL refuses to start while the process number in its pid file is alive, whatever runs under it now.
        # Its second lock, the shared memory named after the data folder, still stands if we are wrong.
        if self._pidfile() and not self.postmaster():
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _keep_log_short(self) -> None:
        log = self.folder / "log"
        if log.exists() and log.stat().st_size > _LOG_BYTES:
            log.rename(self.folder / "log.1")

    def _configure(self) -> None:
        host, _ = self.address
        if host.startswith("/"):
            escaped = host.replace("'", "''")
            listen = f"port = 5432\nlisten_addresses = ''\nunix_socket_directories = '{escaped}'\n"
            listen += "unix_socket_permissions = 0700\n"
        else:
            port = _free_port()
            (self.folder / "port").write_text(str(port))
            listen = f"port = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"
        waiting = _WITHOUT_WAITING_FOR_THE_DISK if self.fast else ""
        (self.data / "artel.conf").write_text(_CONFIGURATION + listen + waiting)

    def _refuse_other_major(self) -> None:
        try:
            found = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        if found != self.programs.major:
            raise DatabaseTrouble(
                f"The data in {self.data} was made by PostgreSQL {found}, this version of Artel brings "
                f"{self.programs.major}. Carry it over: with the version of Artel you used before, run "
                "`manage.py backup before.dump`; then move that folder away and, with this version, run "
                "`manage.py restore before.dump`."
            )

    @contextmanager
    def _draft(self, password: str) -> Iterator[tuple[Path, Path]]:
        """A folder to make the data in and a file with the password; both gone, or moved, at the end."""
        with TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as name:
            passwords = Path(name) / "password"
            passwords.write_text(password)
            self.programs.give(Path(name), passwords)
            yield Path(name) / "data", passwords


def _command_of(pid: int) -> str:
    proc = Path("/proc")
    if (proc / "self").exists():
        try:
            return (proc / str(pid) / "cmdline").read_text()
        except OSError:
            return ""
    ask = ["/bin/ps", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ask, capture_output=True, text=True, check=False).stdout  # noqa: S603 - a number


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port

"""Runs the whole product: the database, the worker and the web server."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import supervisor
from config.announcements import say, speaks_russian
from config.health import waiting_migrations
from config.postgres import DatabaseTrouble, ensure_database, is_embedded, release
from config.postgres.owner import disconnect
from config.postgres.roles import prepare_own_server, refuse_powerful_role

_EXIT_SECONDS = 10.0
_KINDS = ("staff", "partner", "client")
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - HOST asks for it


class Command(BaseCommand):
    help = "Serves Artel on HOST:PORT with its database and worker; Ctrl-C stops everything."
    requires_system_checks: list[str] = []  # `make check` runs them; each start would pay a second

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-worker", action="store_true", help="workers run elsewhere (manage.py worker)")
        parser.add_argument("--no-migrate", action="store_true", help="the database is migrated elsewhere")

    def handle(self, *, no_worker: bool, no_migrate: bool, **options: Any) -> None:
        host = os.environ.get("HOST", "127.0.0.1")
        _stop_on_signals()
        # Left in the opposite order, whatever happens: worker, database, port.
        with suppress(KeyboardInterrupt), ExitStack() as running:
            listener = running.enter_context(_listening(host, settings.PORT))
            running.callback(_let_go_of_database)
            try:
                self._prepare(migrate=not no_migrate)
                self._serve(listener, host, running, with_worker=not no_worker)
            except DatabaseTrouble as trouble:
                raise CommandError(str(trouble)) from None
            finally:
                self._say("Stopping")
        _insist_on_ending()

    def _prepare(self, *, migrate: bool) -> None:
        if is_embedded():
            self._say("Starting PostgreSQL")
        url = ensure_database()
        if migrate and os.environ.get("ARTEL_ADMIN_URL"):
            prepare_own_server(os.environ["ARTEL_ADMIN_URL"], url)
        refuse_powerful_role(url)
        waiting = waiting_migrations() if migrate else 0
        if waiting:
            self._say("Updating the database ({count} steps)", count=waiting)
            call_command("migrate", verbosity=0)
        if settings.DEMO and "demo_load" in get_commands():
            self._say("Loading the demo")
            call_command("demo_load", stdout=self.stdout)

    def _serve(self, listener: socket.socket, host: str, running: ExitStack, *, with_worker: bool) -> None:
        from config.server import daphne_server

        if is_embedded():
            stopping = threading.Event()
            running.callback(stopping.set)
            supervisor.watch_database(stopping, lambda trouble: self._say("{trouble}", trouble=trouble))
        if host == _EVERYWHERE:
            settings.ALLOWED_HOSTS.append(_address_in_the_lan())
        _load_every_address()
        if with_worker:  # last: on two cores its start would slow ours
            child = supervisor.worker(self._tell_worker_ended)
            running.callback(child.stop)
            child.start()
        daphne_server(listener, ready=lambda: self._announce(listener, host)).run()

    def _announce(self, listener: socket.socket, host: str) -> None:
        address = f"http://localhost:{listener.getsockname()[1]}"
        lines = [("Staff", f"{address}/"), ("Portal", f"{address}/portal/")]
        if host == _EVERYWHERE:
            lines.append(("From a phone", address.replace("localhost", _address_in_the_lan()) + "/"))
        if settings.DEMO:
            lines += [("Demo mail", f"{address}/demo/mail"), ("Demo sign-in", f"{address}/demo/")]
            lines += _some_demo_people(with_password=host == _EVERYWHERE)
        self.stdout.write("\n" + say("Artel is running"))
        for name, where in lines:
            self.stdout.write(f"  {say(name):<14} {where}")
        self.stdout.write(say("Ctrl-C stops everything") + "\n")
        self.stdout.flush()

    def _tell_worker_ended(self, code: int, delay: float) -> None:
        self._say("The worker ended (code {code}); starting it again in {delay:.0f} s", code=code, delay=delay)

    def _say(self, text: str, **values: object) -> None:
        self.stdout.write(say(text, **values))
        self.stdout.flush()


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    from config.server import PortIsBusy, listening_socket

    try:
        listener = listening_socket(host, port)
    except PortIsBusy:
        text = "Port {port} is in use. Stop the program that uses it, or choose another: PORT={other} make run"
        raise CommandError(say(text, port=port, other=port + 1)) from None
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(
            say("Cannot listen on {host}:{port}: {reason}", host=host, port=port, reason=reason)
        ) from None
    with listener:
        yield listener


def _stop_on_signals() -> None:
    """Every polite signal means Ctrl-C, also where a shell told its background jobs to ignore that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: signal.raise_signal(signal.SIGINT))


def _let_go_of_database() -> None:
    disconnect()
    release()


def _load_every_address() -> None:
    """Before the first visitor comes, not while they wait."""
    from django.urls import get_resolver

    _ = get_resolver().url_patterns


def _address_in_the_lan() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: it only asks which way a packet would leave
        except OSError:
            return socket.gethostname()
        address: str = probe.getsockname()[0]
        return address


def _some_demo_people(*, with_password: bool) -> list[tuple[str, str]]:
    """One of each kind to begin with; the sign-in page has them all, but only this machine can open it."""
    from config.demo.people import everybody, password

    people = everybody("ru" if speaks_russian() else "en")
    chosen = [next(person for person in people if person.kind == kind and person.group_name) for kind in _KINDS]
    lines = [(f"  {person.kind}", f"{person.name}, {person.job} ({person.group_name})") for person in chosen]
    if with_password:
        lines = [(name, f"{person.email:<28} {who}") for (name, who), person in zip(lines, chosen, strict=True)]
        lines.append(("Demo password", password()))
    return lines


def _insist_on_ending() -> None:
    """A request that hangs in a thread must not keep the process alive."""
    timer = threading.Timer(_EXIT_SECONDS, lambda: os._exit(1))
    timer.daemon = True
    timer.start()

"""The web server: Daphne on one socket, in this process."""

import errno
import os
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.daphne import PatientServer


class PortIsBusy(Exception):
    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use")
        self.port = port


def listening_socket(host: str, port: int) -> socket.socket:
    """Take the port now: a busy one is known before anything else is started, and nobody takes it meanwhile.

    Raises:
        PortIsBusy: another program listens there.
        OSError: the address is not one of this machine's, or the port may not be used.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(1024)
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            raise PortIsBusy(port) from None
        raise
    return taken


def daphne_server(listener: socket.socket, *, ready: Callable[[], None]) -> "PatientServer":
    """Daphne on `listener`; `run()` blocks until SIGINT or SIGTERM. `ready` is called once it answers and heeds them.

    A proxy's headers are not believed here: ARTEL_PROXIES tells the application how many proxies wrote them.
    """
    from config.asgi import application
    from config.daphne import PatientServer

    # Not before: Twisted swallows what a signal raises while it starts, and whoever sends one as soon as we say that we
    # run would wait for ever.
    def announce() -> None:
        from twisted.internet import reactor  # Daphne's choice, which whoever imports it earlier would take away

        reactor.callWhenRunning(ready)

    return PatientServer(
        application,
        endpoints=[f"fd:fileno={os.dup(listener.fileno())}"],  # Twisted closes the number it is given
        server_name="",
        ready_callable=announce,
    )

"""Web servers to be killed: `python -m tests.collaboration.documents.web_servers` loads the product once and forks a
server for every line it reads, which takes milliseconds; it answers with the process and its port."""

import os
import signal
import socket
import sys
from contextlib import suppress


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    import uvicorn

    from config.asgi import application

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who were killed
    made = []
    for _ in sys.stdin:
        with socket.create_server(("127.0.0.1", 0), backlog=100) as listener:
            pid = os.fork()
            if pid == 0:
                how = {"ws": "websockets-sansio", "lifespan": "off", "log_level": "critical"}
                uvicorn.Server(uvicorn.Config(application, fd=listener.fileno(), **how)).run()
                os._exit(0)
            made.append(pid)
            sys.stdout.write(f"{pid} {listener.getsockname()[1]}\n")
            sys.stdout.flush()
    for pid in made:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()

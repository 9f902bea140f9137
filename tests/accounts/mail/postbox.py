"""A mail server that keeps what it gets: enough of SMTP for one client at a time."""

import email
import socketserver
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from threading import Thread


class Postbox(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine until closed.

    Args:
        refusal: what it answers to the recipient, "" to accept.
        at_data, at_content, at_quit: called when the client asks to give a mail, when it has given it and when it says
            goodbye, each before the answer.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.mails: list[EmailMessage] = []
        self.refusal = ""
        self.at_data: Callable[[], None] | None = None
        self.at_content: Callable[[], None] | None = None
        self.at_quit: Callable[[], None] | None = None
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    @staticmethod
    def hang_up() -> None:
        """End the line without an answer."""
        raise ConnectionAbortedError

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is gone, or that was hung up on, is no news."""

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class _Line(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self._say("220 postbox")
        while word := self.rfile.readline().decode().strip():
            command = word.upper()
            if command.startswith("RCPT") and self.server.refusal:
                self._say(self.server.refusal)
            elif command == "DATA":
                self._tell(self.server.at_data)
                self._say("354 go on")
                self.server.mails.append(self._read())
                self._tell(self.server.at_content)
                self._say("250 taken")
            elif command == "QUIT":
                self._tell(self.server.at_quit)
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _read(self) -> EmailMessage:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise ConnectionAbortedError
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return email.message_from_bytes(b"".join(lines), policy=default)  # type: ignore[return-value]

    @staticmethod
    def _tell(ear: Callable[[], None] | None) -> None:
        if ear:
            ear()

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

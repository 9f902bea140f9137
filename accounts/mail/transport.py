"""Handing a mail to the server that EMAIL_URL names."""

import smtplib
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from accounts.mail.errors import BadMailServer
from accounts.mail.models import OutgoingMail

# scheme: usual port, whole connection encrypted, encrypted from STARTTLS on
_SCHEMES = {"smtp": (25, False, False), "smtps": (465, True, False), "submission": (587, False, True)}
_TIMEOUT_SECONDS = 20


def has_server() -> bool:
    """False: mails are kept to be looked at, and leave the machine for nobody."""
    return bool(settings.EMAIL_URL)


def leads_somewhere(address: str) -> bool:
    """False for names reserved for examples (RFC 2606), which the demo's people have: no server may be asked to try."""
    return not address.lower().endswith(".example")


def hand_over(mail: OutgoingMail, *, about_to_give: Callable[[], None]) -> None:
    """Give a mail to the server; when this returns the server has taken it.

    Args:
        about_to_give: called once the server is ready for the content, before it gets any; what it raises ends it.

    Raises:
        BadMailServer: EMAIL_URL cannot be understood.
        OSError, SMTPException: the server cannot be reached or refuses.
    """
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        connection=_connection(settings.EMAIL_URL, about_to_give),
    )
    message.attach_alternative(mail.html, "text/html")
    message.send()


class _TellingBackend(EmailBackend):
    """Django's, whose connection tells when it is about to give the content away."""

    def __init__(self, about_to_give: Callable[[], None], **options: Any) -> None:
        super().__init__(**options)
        self._about_to_give = about_to_give

    @property
    def connection_class(self) -> Any:
        usual: type[smtplib.SMTP] = super().connection_class
        about_to_give = self._about_to_give

        class Telling(usual):  # type: ignore[misc, valid-type]
            def send(self, s: Any) -> None:
                # smtplib sends bytes only once: the whole content with its final dot, after the server's 354.
                if isinstance(s, bytes) and s.endswith(b"\r\n.\r\n"):
                    about_to_give()
                super().send(s)

        return Telling


def _connection(url: str, about_to_give: Callable[[], None]) -> BaseEmailBackend:
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise BadMailServer("EMAIL_URL is smtp://, smtps:// or submission:// with login:password@host:port")
    port, is_encrypted, starts_tls = _SCHEMES[parts.scheme]
    return _TellingBackend(
        about_to_give,
        host=parts.hostname,
        port=parts.port or port,
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=is_encrypted,
        use_tls=starts_tls,
        timeout=_TIMEOUT_SECONDS,
    )

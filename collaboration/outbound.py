"""Requests to addresses that somebody outside gave us: never into our own network.

The name is resolved once, every address is looked at, and the connection goes to the address that was looked at: a
name that answers differently the second time gains nothing. Redirects are not followed.
"""

import http.client
import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings

_LONGEST = 2000
_LONGEST_LINE = 1024
_STATUS = re.compile(rb"HTTP/1\.[01] ([2-5]\d\d)\b")
# Of IPv6 only this is the internet; the rest are addresses inside, or IPv4 ones in another spelling (NAT64 and others).
_INTERNET = IPv6Network("2000::/3")


class NotAllowed(Exception):
    """The address is not one we send to."""


@dataclass(frozen=True)
class Target:
    """Args:
    path: with its query.
    is_allowed: named in settings.OUTBOUND_ALLOWED (tests, a push service of one's own).
    """

    scheme: str
    host: str
    port: int
    path: str
    is_allowed: bool


def target_of(url: str) -> Target:
    """The parts of an address, as far as it can be judged without asking a name server.

    Raises:
        NotAllowed: not https, with a login in it, or plainly an address inside.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise NotAllowed from None
    if len(url) > _LONGEST or not url.isascii() or any(letter <= " " for letter in url) or "@" in parts.netloc:
        raise NotAllowed
    default = 443 if parts.scheme == "https" else 80
    is_allowed = f"{host}:{port or default}" in settings.OUTBOUND_ALLOWED
    if not host or (not is_allowed and (parts.scheme != "https" or not _may_be_outside(host))):
        raise NotAllowed
    path = parts.path or "/"
    return Target(parts.scheme, host, port or default, f"{path}?{parts.query}" if parts.query else path, is_allowed)


def post(url: str, body: bytes, headers: Mapping[str, str], *, timeout: float = 10) -> int:
    """Send something; returns the status of the answer, of which nothing else is read.

    Args:
        timeout: seconds for all of it, however slowly the other side speaks.

    Raises:
        NotAllowed.
        OSError: it could not be sent.
    """
    target = target_of(url)
    until = time.monotonic() + timeout
    address = _address_of(target)
    connection = http.client.HTTPConnection(target.host, target.port, timeout=timeout)
    connection.sock = socket.create_connection((address, target.port), timeout=timeout)
    try:
        if target.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=target.host)
        connection.request("POST", target.path, body=body, headers=dict(headers))
        return _status(connection.sock, until)
    except http.client.HTTPException as error:
        raise OSError("the other side does not speak HTTP") from error
    finally:
        connection.close()


def _status(answering: socket.socket, until: float) -> int:
    """The number in the first line of an answer; whoever says it letter by letter gains no time."""
    line = b""
    while b"\n" not in line:
        left = until - time.monotonic()
        if left <= 0 or len(line) > _LONGEST_LINE:
            raise TimeoutError("the other side does not come to the point")
        answering.settimeout(left)
        more = answering.recv(_LONGEST_LINE)
        if not more:
            raise OSError("the other side said nothing")
        line += more
    found = _STATUS.match(line)
    if found is None:
        raise OSError("the other side does not speak HTTP")
    return int(found[1])


def _address_of(target: Target) -> str:
    found = [str(row[4][0]) for row in socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)]
    if not found or (not target.is_allowed and not all(_is_outside(one) for one in found)):
        raise NotAllowed
    return found[0]


def _may_be_outside(host: str) -> bool:
    """An address is judged, a name is only if it can be one of the internet."""
    try:
        return _is_outside(host)
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".localhost", ".local", ".internal", ".arpa"))


def _is_outside(address: str) -> bool:
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip not in _INTERNET:
            return False
        ip = inner or ip
    return ip.is_global and not ip.is_multicast

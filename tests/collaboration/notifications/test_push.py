"""Messages to closed browsers: a push service of our own, that decrypts as the browser would."""

import base64
import io
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from py_vapid import Vapid02

from collaboration import outbound
from collaboration.notifications.errors import PushServiceAway
from collaboration.notifications.models import PushDevice
from collaboration.notifications.tasks import push
from permissions.grants import end_share, shares_of
from tests.cast import Person
from tests.collaboration.comments.said import named, say
from tests.workspace.records import made
from workspace.companies.models import Company
from workspace.deals.models import Deal


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass
class Service:
    """A push service and the browser behind it."""

    url: str = ""
    status: int = 201
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))
    got: list[dict[str, Any]] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)

    @property
    def subscription(self) -> dict[str, Any]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.url, "keys": {"p256dh": b64(point), "auth": b64(self.auth)}, "name": "Firefox"}

    def take(self, body: bytes, authorization: str) -> None:
        text = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        self.got.append(json.loads(text))
        self.signed.append(authorization)


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    here = Service()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if here.status < 300:
                here.take(body, self.headers["Authorization"])
            self.send_response(here.status)
            self.send_header("Location", here.url)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    here.url = f"http://127.0.0.1:{server.server_port}/push/1"
    settings.OUTBOUND_ALLOWED = [f"127.0.0.1:{server.server_port}"]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()


def subscribe(person: Person, service: Service) -> Any:
    return made(person.post("/push", service.subscription))


def run_pushes() -> None:
    for job in ProcrastinateJob.objects.filter(task_name="notifications.push", status="todo").order_by("id"):
        push(**job.args)


def test_a_mention_reaches_the_closed_browser(alice: Person, bob: Person, deal: Deal, service: Service) -> None:
    subscribe(bob, service)
    comment = say(alice, deal, f"{named(bob)}, please call")
    run_pushes()
    (message,) = service.got
    assert (message["title"], message["body"]) == ("D-1001 Racks for the port", "Alice: @Bob, please call")
    assert (message["url"], message["tag"]) == (f"/w/north/deals/{deal.id}?comment={comment['id']}", f"deal:{deal.id}")
    (device,) = made(bob.get("/push"))["devices"]
    assert device["last_sent_at"]


def test_it_is_signed_with_the_key_the_browser_was_given(
    alice: Person, bob: Person, deal: Deal, service: Service
) -> None:
    subscribe(bob, service)
    say(alice, deal, named(bob))
    run_pushes()
    key = made(bob.get("/push"))["public_key"]
    assert service.signed[0].startswith("vapid t=")
    assert service.signed[0].endswith(f"k={key}")
    assert Vapid02.verify(service.signed[0])


def test_the_same_browser_is_kept_once_and_can_be_removed(bob: Person, alice: Person, service: Service) -> None:
    subscribe(bob, service)
    device = subscribe(bob, service)
    assert [one["name"] for one in made(bob.get("/push"))["devices"]] == ["Firefox"]
    assert made(alice.get("/push"))["devices"] == []
    assert alice.delete(f"/push/{device['id']}")[0] == 404
    assert bob.delete(f"/push/{device['id']}")[0] == 204
    assert bob.delete(f"/push/{device['id']}")[0] == 404


def test_nothing_is_sent_of_a_record_that_is_lost(
    alice: Person, pavel: Person, shared_deal: Deal, partner_one: Company, service: Service
) -> None:
    subscribe(pavel, service)
    say(alice, shared_deal, f"{named(pavel)}, our secret", audience=f"company:{partner_one.id}")
    with alice.acting():
        for grant in shares_of(shared_deal):
            end_share(shared_deal, grant)
    run_pushes()
    assert service.got == []


def test_nothing_is_sent_of_what_was_read_or_not_wanted(
    alice: Person, bob: Person, deal: Deal, service: Service
) -> None:
    subscribe(bob, service)
    say(alice, deal, named(bob))
    made(bob.post("/notifications/read-all"))
    made(bob.put("/notifications/settings", {"kinds": [{"kind": "mention", "push": False}]}))
    say(alice, deal, f"{named(bob)} again")
    run_pushes()
    assert service.got == []


def test_a_browser_that_signed_out_gets_nothing(alice: Person, bob: Person, deal: Deal, service: Service) -> None:
    subscribe(bob, service)
    bob.delete("/_allauth/browser/v1/auth/session")
    say(alice, deal, named(bob))
    run_pushes()
    assert service.got == []
    with bob.inside():
        assert not PushDevice.objects.exists()


def test_a_browser_whose_session_ran_out_gets_nothing(alice: Person, bob: Person, deal: Deal, service: Service) -> None:
    subscribe(bob, service)
    Session.objects.filter(pk=bob.client.session.session_key).update(expire_date=timezone.now())
    say(alice, deal, named(bob))
    run_pushes()
    assert service.got == []
    with bob.inside():
        assert not PushDevice.objects.exists()


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    alice: Person, bob: Person, deal: Deal, service: Service, status: int
) -> None:
    subscribe(bob, service)
    service.status = status
    say(alice, deal, named(bob))
    run_pushes()
    with bob.inside():
        assert not PushDevice.objects.exists()


def test_a_service_that_is_away_is_asked_again(alice: Person, bob: Person, deal: Deal, service: Service) -> None:
    subscribe(bob, service)
    service.status = 503
    say(alice, deal, named(bob))
    with pytest.raises(PushServiceAway):
        run_pushes()
    service.status = 201
    run_pushes()
    assert len(service.got) == 1


def test_a_redirect_is_not_followed(service: Service) -> None:
    service.status = 307
    assert outbound.post(service.url, b"x", {}) == 307
    assert service.got == []


def test_a_service_that_answers_letter_by_letter_is_not_waited_for(settings: Any, monkeypatch: Any) -> None:
    settings.OUTBOUND_ALLOWED = ["127.0.0.1:9"]
    clock = [0.0]

    class Trickle(io.RawIOBase):
        """A connection on which every letter of the answer takes a second."""

        answer = iter(b"HTTP/1.1 201 Created\r\n\r\n")

        def settimeout(self, seconds: float) -> None:
            assert seconds > 0

        def sendall(self, data: bytes) -> None:
            """Takes it."""

        def recv(self, most: int) -> bytes:
            clock[0] += 1
            return bytes([next(self.answer)])

        def readable(self) -> bool:
            return True

        def readinto(self, into: Any) -> int:
            into[:1] = self.recv(1)
            return 1

        def makefile(self, *args: Any) -> Any:
            return io.BufferedReader(self)

    monkeypatch.setattr("socket.create_connection", lambda *args, **more: Trickle())
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    with pytest.raises(TimeoutError):
        outbound.post("http://127.0.0.1:9/1", b"x", {}, timeout=5)
    assert clock[0] <= 6


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/1",
        "https://localhost/1",
        "https://127.0.0.1/1",
        "https://10.0.0.8/1",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/1",
        "https://[::ffff:10.0.0.8]/1",
        "https://[fe80::1]/1",
        "https://[fec0::1]/1",
        "https://[::7f00:1]/1",
        "https://[64:ff9b::a9fe:a9fe]/1",
        "https://[2002:a00:8::1]/1",
        "https://224.0.0.1/1",
        "https://user:pass@push.example.org/1",
        "https://intranet/1",
        "https://db.internal/1",
        "file:///etc/passwd",
        "https://push.example.org:99999/1",
        "",
    ],
)
def test_an_address_inside_is_refused(bob: Person, endpoint: str) -> None:
    keys = Service().subscription["keys"]
    status, answer = bob.post("/push", {"endpoint": endpoint, "keys": keys})
    assert (status, answer["error"]["code"]) == (400, "endpoint_not_allowed")


def test_a_name_that_points_inside_gets_nothing(monkeypatch: Any) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **more: [(2, 1, 6, "", ("10.0.0.8", 443))])
    with pytest.raises(outbound.NotAllowed):
        outbound.post("https://push.example.org/1", b"x", {})


def test_keys_nothing_can_be_encrypted_with_are_refused(bob: Person) -> None:
    body = {"endpoint": "https://push.example.org/1", "keys": {"p256dh": "AAAA", "auth": "AAAA"}}
    status, answer = bob.post("/push", body)
    assert (status, answer["error"]["code"]) == (400, "endpoint_not_allowed")

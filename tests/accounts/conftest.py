"""A clock that tests can move, and an authenticator that is none of ours."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from django.utils import timezone

from accounts.two_factor import operations
from tests.accounts.browser import Browser
from tests.cast import Person


class Clock:
    """What time it is for one-time codes: the start of a step, so that no test is cut by the next one."""

    def __init__(self) -> None:
        second = int(timezone.now().timestamp()) // 30 * 30
        self.moment = datetime.fromtimestamp(second, tz=timezone.get_default_timezone())

    def now(self) -> datetime:
        return self.moment

    @property
    def step(self) -> int:
        return int(self.moment.timestamp()) // 30

    def advance(self, seconds: int = 30) -> None:
        self.moment += timedelta(seconds=seconds)


class Authenticator:
    """A phone with a code generator."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self.secret, self.clock = secret, clock

    def code(self, *, steps: int = 0) -> str:
        """The code shown now, or some 30-second steps away."""
        return pyotp.TOTP(self.secret).generate_otp(self.clock.step + steps)

    def fresh(self) -> str:
        """A code that was not used before: waits for the next one."""
        self.clock.advance()
        return self.code()


def oath_code(secret: str, moment: int) -> str:
    """RFC 6238 by hand, as `oathtool --totp --base32` computes it; `moment` in seconds since 1970."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", moment // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(operations, "timezone", clock)
    return clock


@pytest.fixture
def strict(workspace: Any) -> Any:
    """The workspace, when it demands a second factor of its staff."""
    workspace.two_factor_required = True
    workspace.save(update_fields=["two_factor_required"])
    return workspace


@pytest.fixture
def phone(bob: Person, clock: Clock) -> Authenticator:
    """Bob's code generator, set up a while ago."""
    secret = operations.new_secret()
    operations.enrol(bob.user, secret, clock.step)
    clock.advance(300)
    return Authenticator(secret, clock)


@pytest.fixture
def tab() -> Browser:
    """A signed-out browser."""
    return Browser()

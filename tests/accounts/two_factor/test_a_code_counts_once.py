"""Eight posts of one code at the same moment: exactly one of them gets in."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import pyotp
import pytest
from allauth.mfa.models import Authenticator as Factor
from django.core.cache import cache
from django.db import connections

from accounts.two_factor import operations
from accounts.two_factor.models import TotpUse
from tests.accounts.browser import BASE, Browser
from tests.accounts.conftest import Authenticator
from tests.cast import Person

EIGHT = 8
PROGRAMME = """
import django, sys
django.setup()
from allauth.mfa.models import Authenticator
from accounts.two_factor.operations import accept
factor = Authenticator.objects.get(pk=int(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print("accepted" if accept(factor, sys.argv[2]) else "refused")
"""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def roomy_budget(settings: Any) -> None:
    """Otherwise the attempt budget would refuse some of the eight before their code is looked at."""
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "100/m/ip,100/300s/key"}


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What was said of every code that was looked at, in the order of the answers.

    The answers alone cannot tell the winner from one that came a moment later: once the code was taken,
    the sign-in waits for its next step, and says so to every copy of the same browser.
    """
    said: list[bool] = []
    look = operations.accept

    def watched(factor: Factor, code: str) -> bool:
        said.append(look(factor, code))
        return said[-1]

    monkeypatch.setattr(operations, "accept", watched)
    return said


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """The results of eight calls that start together, each on a database connection of its own."""
    barrier = Barrier(EIGHT)

    def run(number: int) -> Any:
        try:
            barrier.wait(timeout=20)
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(EIGHT) as pool:
        return list(pool.map(run, range(EIGHT)))


def test_eight_browsers_of_one_person_at_once(phone: Authenticator, bob: Person, roomy_budget: None) -> None:
    tabs = [Browser() for _number in range(EIGHT)]
    for tab in tabs:
        tab.sign_in(bob.user.email)
    code = phone.code()
    at_once(lambda number: tabs[number].enter_code(code))
    for tab in tabs:
        tab.post("auth/2fa/trust", {"trust": False})
    assert sum(tab.is_signed_in for tab in tabs) == 1


def test_eight_posts_of_one_browser_at_once(
    phone: Authenticator, bob: Person, roomy_budget: None, accepted: list[bool]
) -> None:
    tab = Browser()
    tab.sign_in(bob.user.email)
    code = phone.code()
    answers = at_once(lambda number: _copy(tab).enter_code(code))
    assert sum(accepted) == 1
    assert all(status < 500 for status, _answer in answers)


def test_eight_connections_to_a_real_server(
    live_server: Any, phone: Authenticator, bob: Person, roomy_budget: None, accepted: list[bool]
) -> None:
    tab = Browser()
    tab.sign_in(bob.user.email)
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in tab.client.cookies.items())
    token = tab.client.cookies["artel_csrf"].value
    body, code = urlsplit(live_server.url), phone.code()

    def post(number: int) -> int:
        line = http.client.HTTPConnection(body.hostname or "", body.port, timeout=30)
        headers = {
            "Cookie": cookies,
            "X-CSRFToken": token,
            "Content-Type": "application/json",
            "Origin": live_server.url,
        }
        line.request("POST", f"{BASE}auth/2fa/authenticate", json.dumps({"code": code}), headers)
        status = line.getresponse().status
        line.close()
        return status

    statuses = at_once(post)
    assert sum(accepted) == 1
    assert all(status < 500 for status in statuses)


def test_without_a_roomy_budget_still_exactly_one(phone: Authenticator, bob: Person, accepted: list[bool]) -> None:
    tab = Browser()
    tab.sign_in(bob.user.email)
    code = phone.code()
    answers = at_once(lambda number: _copy(tab).enter_code(code))
    assert sum(accepted) == 1
    assert all(status < 500 for status, _answer in answers)


def test_of_two_processes_one_wins(phone: Authenticator, bob: Person, settings: Any) -> None:
    """They share no memory, only the database."""
    factor = Factor.objects.get(user=bob.user, type="totp")
    # Their clock is the real one: a code of now, and nothing used before.
    TotpUse.objects.update(last_step=0)
    code = pyotp.TOTP(phone.secret).now()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ARTEL_MFA_KEYS": ",".join(settings.MFA_SECRET_KEYS),
    }
    command = [sys.executable, "-c", PROGRAMME, str(factor.pk), code]
    pipe = subprocess.PIPE
    started = [subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) for _number in range(2)]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].strip() for process in started]
    assert sorted(said) == ["accepted", "refused"]


def test_a_flushed_cache_changes_nothing(phone: Authenticator, bob: Person) -> None:
    factor = Factor.objects.get(user=bob.user, type="totp")
    code = phone.code()
    assert operations.accept(factor, code)
    cache.clear()
    assert not operations.accept(factor, code)


def _copy(tab: Browser) -> Browser:
    """Another connection of the same browser: the same cookies, another socket."""
    copy = Browser()
    for name, morsel in tab.client.cookies.items():
        copy.client.cookies[name] = morsel.value
    return copy

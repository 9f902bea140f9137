"""All connections in use: whoever comes then is told so, in the one shape, before and inside the API."""

from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, connections
from django.test import Client

from accounts.models import Membership


@pytest.fixture
def no_connection(db: None) -> Any:
    """What Django really raises when a pool stays empty."""
    usual = connections["default"]
    options = {**usual.settings_dict["OPTIONS"], "pool": {"min_size": 0, "max_size": 1, "timeout": 5}}
    one = type(usual)({**usual.settings_dict, "OPTIONS": options}, "a pool of one")
    one.pool.open()
    taken = one.pool.getconn()
    one.pool.timeout = 0.05
    try:
        with pytest.raises(OperationalError) as caught:
            one.ensure_connection()
        return caught.value
    finally:
        one.pool.putconn(taken)
        one.close_pool()


# Whose language: the browser's while nobody knows who it is, then the person's.
@pytest.mark.parametrize(
    ("owner", "name", "words"), [(SessionStore, "load", "Сейчас"), (Membership.objects, "filter", "Too much")]
)
def test_it_is_said_and_may_be_tried_again(
    no_connection: Any, alice: Any, monkeypatch: Any, owner: Any, name: str, words: str
):
    def refuse(*args: Any, **options: Any) -> Any:
        raise no_connection

    browser = Client(raise_request_exception=False, headers={"accept-language": "ru"})
    browser.cookies = alice.client.cookies
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, refuse)
        answer = browser.get(f"/api/w/{alice.member.workspace.slug}/deals")
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "busy"
    assert answer.headers["Retry-After"] == "1"
    assert answer.json()["error"]["message"].startswith(words)
    assert browser.get(f"/api/w/{alice.member.workspace.slug}/deals").status_code == 200


def test_any_other_failure_outside_the_api_has_the_shape_too(alice: Any, monkeypatch: Any):
    monkeypatch.setattr(SessionStore, "load", lambda _self: 1 // 0)
    browser = Client(raise_request_exception=False)
    browser.cookies = alice.client.cookies
    answer = browser.get(f"/api/w/{alice.member.workspace.slug}/deals")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "server_error")

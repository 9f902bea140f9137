"""A browser at allauth's headless API."""

import json
from typing import Any

from django.test import Client

from tests.cast import PASSWORD, Answer

BASE = "/_allauth/browser/v1/"


class Browser:
    """Signed out at first; `client` keeps its cookies."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()

    def get(self, path: str) -> Answer:
        return self._answer(self.client.get(BASE + path))

    def post(self, path: str, data: Any = None) -> Answer:
        return self._send("post", path, data)

    def delete(self, path: str, data: Any = None) -> Answer:
        return self._send("delete", path, data)

    def _send(self, method: str, path: str, data: Any) -> Answer:
        body = json.dumps(data if data is not None else {})
        return self._answer(getattr(self.client, method)(BASE + path, body, content_type="application/json"))

    @staticmethod
    def _answer(response: Any) -> Answer:
        return response.status_code, response.json() if response.content else {}

    def sign_in(self, email: str, password: str = PASSWORD) -> Answer:
        return self.post("auth/login", {"email": email, "password": password})

    def enter_code(self, code: str) -> Answer:
        return self.post("auth/2fa/authenticate", {"code": code})

    def prove_password(self, password: str = PASSWORD) -> None:
        """Ask allauth for a fresh look at the password, as it demands before a factor changes."""
        status, _answer = self.post("auth/reauthenticate", {"password": password})
        assert status == 200

    @property
    def is_signed_in(self) -> bool:
        return self.client.get("/api/session").json()["user"] is not None


def pending(answer: Any) -> list[str]:
    """The steps a sign-in still waits for."""
    return [flow["id"] for flow in answer.get("data", {}).get("flows", []) if flow.get("is_pending")]


def codes(answer: Any) -> list[str]:
    """The codes of allauth's errors."""
    return [error["code"] for error in answer.get("errors", [])]

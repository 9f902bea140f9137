"""The cast: the same people in every test, each with a browser of their own.

alice   owner of the workspace            bob    member, team Sales          carol   member, team Support
pavel   partner, company "Partner One"    dana   client, company "Client One"
eve     owner of another workspace, a stranger here

    def test_it_moves_a_deal(bob, deal):
        status, answer = bob.post(f"/deals/{deal.id}/move", {"stage_id": ..., "version": 1})
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.actors import Actor
from accounts.circles import open_circle, sync_circles
from accounts.models import Circle, Kind, Membership, Team, User, Workspace
from accounts.models.membership import TeamPlace
from journal.acting import Act, act
from journal.fence import fence
from permissions.grants import set_roles
from permissions.scope import Scope
from workspace.companies.models import Company

PASSWORD = "a quiet northern harbour"
Answer = tuple[int, Any]


@dataclass
class Person:
    """Somebody at a door: paths are relative to /api/w/<slug> (/api/portal/<slug> for outsiders)."""

    member: Membership
    workspace: Workspace
    client: Client = field(default_factory=Client)

    @property
    def user(self) -> User:
        assert self.member.user is not None
        return self.member.user

    @property
    def id(self) -> UUID:
        """The membership's id: what the API calls a member."""
        return self.member.id

    @property
    def actor(self) -> Actor:
        return Actor.of(self.member)

    @property
    def scope(self) -> Scope:
        """What this person may see now; made inside the fence, so the test need not be."""
        with self.inside():
            return Scope.of(self.member)

    def get(self, path: str, **query: Any) -> Answer:
        return _answer(self.client.get(self.address(path), query))

    def post(self, path: str, data: Any = None, *, key: str = "", **headers: str) -> Answer:
        """POST JSON; `key` is sent as Idempotency-Key, other headers as `x_mutation_id="..."`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if key:
            named["Idempotency-Key"] = key
        return self._send("post", path, {} if data is None else data, named)

    def patch(self, path: str, data: Any = None, *, key: str = "", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if key:
            named["Idempotency-Key"] = key
        return self._send("patch", path, {} if data is None else data, named)

    def put(self, path: str, data: Any = None) -> Answer:
        return self._send("put", path, {} if data is None else data, {})

    def delete(self, path: str, data: Any = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._send("delete", path, {} if data is None else data, named)

    def upload(self, path: str, **parts: Any) -> Answer:
        """POST a multipart form: files as SimpleUploadedFile, the rest as text."""
        return _answer(self.client.post(self.address(path), parts))

    def _send(self, method: str, path: str, data: Any, headers: dict[str, str]) -> Answer:
        send = getattr(self.client, method)
        body = json.dumps(data, default=str)
        return _answer(send(self.address(path), body, content_type="application/json", headers=headers))

    def address(self, path: str) -> str:
        """The whole path; one that starts with /api/ or /_allauth/ stays as it is."""
        if path.startswith(("/api/", "/_allauth/")):
            return path
        door = "w" if self.member.kind == Kind.STAFF else "portal"
        return f"/api/{door}/{self.workspace.slug}/{path.lstrip('/')}"

    @contextmanager
    def acting(self) -> Iterator[Act]:
        """Inside an act of this person: for calling operations directly."""
        with act(self.workspace, by=self.actor) as one:
            yield one

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Behind this workspace's fence: for reading rows in a test."""
        with fence(self.workspace.id, self.member.user_id):
            yield


def _answer(response: Any) -> Answer:
    is_json = response.headers.get("Content-Type", "").startswith("application/json")
    return response.status_code, response.json() if is_json and response.content else None


def sign_in(member: Membership, workspace: Workspace) -> Person:
    """A person with a signed-in browser; the session is written as signing in leaves it, in one statement of twenty."""
    person = Person(member, workspace)
    how = {"method": "password", "at": time.time(), "email": member.email}
    content = {
        SESSION_KEY: str(person.user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.user.get_session_auth_hash(),
        "account_authentication_methods": [how],
        "account_authentication_methods_user": str(person.user.pk),
    }
    key = get_random_string(32, VALID_KEY_CHARS)
    Session.objects.create(
        session_key=key,
        session_data=SessionStore().encode(content),
        expire_date=timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    person.client.cookies[settings.SESSION_COOKIE_NAME] = key
    return person


def add_person(
    workspace: Workspace,
    name: str,
    *,
    role: str,
    kind: str = Kind.STAFF,
    teams: tuple[Team, ...] = (),
    circle: Circle | None = None,
    language: str = "en",
) -> Person:
    """One more person of a workspace, signed in; the address is <name>@<slug>.test."""
    email = f"{name.lower()}@{workspace.slug}.test"
    with act(workspace, by=Actor.system()):
        user = User.objects.create_user(email, PASSWORD, name=name, language=language)
        member = Membership.objects.create(
            workspace=workspace,
            user=user,
            name=name,
            email=email,
            kind=kind,
            circle=circle,
            joined_at=timezone.now(),
        )
        for team in teams:
            TeamPlace.objects.create(workspace=workspace, membership=member, team=team)
        sync_circles(member)
        set_roles(workspace, member, [role])
    return sign_in(member, workspace)


def add_team(workspace: Workspace, name: str, parent: Team | None = None) -> Team:
    """A department."""
    with act(workspace, by=Actor.system()):
        return Team.objects.create(workspace=workspace, name=name, parent=parent, circle=open_circle(workspace))


def add_company(workspace: Workspace, name: str, relation: str) -> Company:
    """An outside company with a circle of its own people."""
    with act(workspace, by=Actor.system()):
        return Company.objects.create(workspace=workspace, name=name, relation=relation, circle=open_circle(workspace))


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Real password hashes take a third of a second each on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def no_budgets_spent(db: None) -> Iterator[None]:
    """Attempt budgets live in the shared cache, which is no model's table and outlives a test's rows."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def workspace(no_budgets_spent: None) -> Workspace:
    """North: the workspace everybody but eve belongs to."""
    return Workspace.objects.create(slug="north", name="North", language="en", currency="EUR")


@pytest.fixture
def elsewhere(no_budgets_spent: None) -> Workspace:
    """South: another tenant."""
    return Workspace.objects.create(slug="south", name="South", language="en", currency="EUR")


@pytest.fixture
def sales(workspace: Workspace) -> Team:
    return add_team(workspace, "Sales")


@pytest.fixture
def support(workspace: Workspace) -> Team:
    return add_team(workspace, "Support")


@pytest.fixture
def partner_one(workspace: Workspace) -> Company:
    return add_company(workspace, "Partner One", Company.Relation.PARTNER)


@pytest.fixture
def client_one(workspace: Workspace) -> Company:
    return add_company(workspace, "Client One", Company.Relation.CLIENT)


@pytest.fixture
def alice(workspace: Workspace) -> Person:
    return add_person(workspace, "Alice", role="owner")


@pytest.fixture
def bob(workspace: Workspace, sales: Team) -> Person:
    return add_person(workspace, "Bob", role="member", teams=(sales,))


@pytest.fixture
def carol(workspace: Workspace, support: Team) -> Person:
    return add_person(workspace, "Carol", role="member", teams=(support,))


@pytest.fixture
def pavel(workspace: Workspace, partner_one: Company) -> Person:
    return add_person(workspace, "Pavel", role="partner", kind=Kind.PARTNER, circle=partner_one.circle)


@pytest.fixture
def dana(workspace: Workspace, client_one: Company) -> Person:
    return add_person(workspace, "Dana", role="client", kind=Kind.CLIENT, circle=client_one.circle)


@pytest.fixture
def eve(elsewhere: Workspace) -> Person:
    return add_person(elsewhere, "Eve", role="owner")

"""The workspace of the benchmarks, its people and what happens there."""

import time
from typing import Any

SLUG = "fan-out"
SOCKETS_OF_A_PERSON = 20


def people(many: int) -> tuple[Any, Any, list[str]]:
    """A workspace with `many` staff who all see everything, a record to tell of, and their session cookies."""
    from django.utils import timezone

    from accounts.actors import Actor
    from accounts.models import Membership, User, Workspace
    from journal.acting import act
    from permissions.grants import set_roles
    from workspace.products.models import Product

    workspace, _ = Workspace.objects.get_or_create(slug=SLUG, defaults={"name": "Fan-out"})
    cookies = []
    with act(workspace, by=Actor.system()):
        product = Product.objects.first() or Product.objects.create(workspace=workspace, name="Rack", currency="EUR")
        for number in range(many):
            email = f"reader-{number}@fan-out.test"
            user = User.objects.filter(email=email).first() or User.objects.create(email=email, password="!")
            member, _ = Membership.objects.get_or_create(
                workspace=workspace, user=user, defaults={"name": email, "email": email, "joined_at": timezone.now()}
            )
            set_roles(workspace, member, ["manager"])
            cookies += [signed_in(user)] * SOCKETS_OF_A_PERSON
    return workspace, product, cookies


def signed_in(user: Any) -> str:
    """A new session's cookie."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def commit(workspace: Any, about: Any) -> float:
    """One event, as any act makes it; the servers hear of it by NOTIFY or Redis. Returns when it was committed."""
    from django.db import transaction

    from accounts.actors import Actor
    from journal.acting import act, publish
    from permissions.events import RolesSet

    committed: list[float] = []
    with act(workspace, by=Actor.system(), mutation_id="0192e000-0000-7000-8000-000000000000"):
        transaction.on_commit(lambda: committed.append(time.perf_counter()))
        publish(RolesSet(before=(), after=()), about=about)
    return committed[0]


def deal(title: str) -> Any:
    """A deal of nobody's."""
    from accounts.actors import Actor
    from accounts.models import Workspace
    from journal.acting import act
    from workspace.deals.models import Pipeline
    from workspace.deals.operations import open_deal, open_pipeline

    workspace = Workspace.objects.get(slug=SLUG)
    with act(workspace, by=Actor.system()):
        pipeline = Pipeline.objects.first() or open_pipeline(workspace=workspace, name="Sales", template="sales")
        return open_deal(workspace=workspace, pipeline=pipeline, title=title)


def rename(record: Any, title: str) -> None:
    """An edit that everybody who sees the deal is told of."""
    from accounts.actors import Actor
    from accounts.models import Workspace
    from journal.acting import act
    from tests.collaboration.live.deal_acts import Edited

    workspace = Workspace.objects.get(slug=SLUG)
    with act(workspace, by=Actor.system()) as one:
        from journal.acting import publish

        record.refresh_from_db()
        one.remember(record)
        record.title = title
        record.touch("title")
        publish(Edited(changes={}), about=record)

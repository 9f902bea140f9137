"""The language of an answer, the list of sessions, and when a member was here last."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, clear_login
from allauth.account.utils import url_str_to_user_pk
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare

from accounts.models import Membership, User
from accounts.sessions import BEGAN_WITH
from journal.fence import fence

Answer = Callable[[HttpRequest], HttpResponse]
# "Last seen" is for people: a write for every request would only cost.
_SEEN_EVERY = timedelta(minutes=5)
# The list of sessions is looked into once a minute, not for every request: an ended session has no requests any more.
_LOOK_EVERY = 60.0
_MOST_LISTED = 10_000
SeenAs = tuple[Any, ...]  # the account, the address, the browser
_listed: dict[str, tuple[float, SeenAs]] = {}


def speak_the_persons_language(answer: Answer) -> Answer:
    """Middleware: signed-in people get messages in the language of their account.

    Everybody else keeps what LocaleMiddleware found: their choice, else what the browser asks for.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = getattr(request.user, "language", "")
        if language:
            translation.activate(language)
        return answer(request)

    return middleware


def end_stale_sign_in(answer: Answer) -> Answer:
    """Middleware: a sign-in that waits for its second step ends with the password it began with.

    It is no session yet, so ending the account's sessions does not reach it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if LOGIN_SESSION_KEY in request.session and not _still_fits(request):
            clear_login(request)
        return answer(request)

    return middleware


def _still_fits(request: HttpRequest) -> bool:
    waiting = request.session[LOGIN_SESSION_KEY]
    named = waiting.get("user_pk")
    pk: Any = url_str_to_user_pk(named) if named else None
    user = User.objects.filter(pk=pk, is_active=True).first()
    began_with = request.session.get(BEGAN_WITH, "")
    return user is not None and constant_time_compare(began_with, user.get_session_auth_hash())


def note_session(answer: Answer) -> Answer:
    """Middleware: keeps the list of a person's sessions, without a write for every request.

    allauth's own writes each time, and two requests of one browser wait for each other's row.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated:
            seen_as = _seen_as(request)
            if not _is_listed(key, seen_as):
                UserSession.objects.create_from_request(request)
                _remember(key, seen_as)
        return answer(request)

    return middleware


def _seen_as(request: HttpRequest) -> SeenAs:
    agent = request.headers.get("User-Agent", "")[: UserSession._meta.get_field("user_agent").max_length]
    return request.user.pk, get_adapter().get_client_ip(request), agent


def _is_listed(key: str, seen_as: SeenAs) -> bool:
    at, was = _listed.get(key, (0.0, None))
    if was == seen_as and time.monotonic() - at < _LOOK_EVERY:
        return True
    lately = UserSession.objects.filter(session_key=key, last_seen_at__gte=timezone.now() - _SEEN_EVERY)
    if lately.values_list("user_id", "ip", "user_agent").first() != seen_as:
        return False
    _remember(key, seen_as)
    return True


def _remember(key: str, seen_as: SeenAs) -> None:
    if len(_listed) >= _MOST_LISTED:
        _listed.clear()
    _listed[key] = time.monotonic(), seen_as


def note_last_seen(answer: Answer) -> Answer:
    """Middleware: a member who came through a door was here now."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        member: Any = getattr(request, "member", None)
        if member is not None and _is_old(member):
            _note(member)
        return response

    return middleware


def _is_old(member: Membership) -> bool:
    return member.last_seen is None or member.last_seen < timezone.now() - _SEEN_EVERY


def _note(member: Membership) -> None:
    now = timezone.now()
    with fence(member.workspace_id, None):
        # The condition again: of many requests at once one writes.
        long_ago = Q(last_seen=None) | Q(last_seen__lt=now - _SEEN_EVERY)
        Membership.objects.filter(long_ago, pk=member.pk).update(last_seen=now)

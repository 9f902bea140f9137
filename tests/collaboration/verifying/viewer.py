"""Somebody with every page open at once, who refetches only what the live channel's frames name."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from collaboration import catch_up
from collaboration.entrance import Refused, admit, judge
from collaboration.listener import Listener
from journal.fence import fence
from tests.collaboration.verifying.browser import Browser, Key, covers
from tests.collaboration.verifying.screens import SCREENS, SHELL, Screen
from tests.collaboration.verifying.tables import watching
from tests.permissions.calling import filled, send
from tests.permissions.calls import CALLS
from tests.permissions.table import TABLE, Row
from tests.permissions.tenant import Tenant

ROWS = {row.route: row for row in TABLE}
Frame = dict[str, Any]
Answer = tuple[int, Any]


@dataclass
class Viewer:
    """One person's screens.

    Args:
        kept: the answer on every screen, as it was fetched first.
        reads: the tables each of these answers was made of.
    """

    tenant: Tenant
    column: str
    browser: Browser
    kept: dict[str, Answer] = field(default_factory=dict)
    reads: dict[str, set[str]] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.person = self.tenant.people[self.column]
        self.door = "w" if self.person.member.kind == "staff" else "portal"
        self.routes = [route for route in SCREENS if ROWS[route].door == self.door]
        for route in self.routes:
            screen = SCREENS[route]
            given = [str(filled(one, self.tenant)) for one in screen.given]
            self.keys[route] = self.browser.key(screen.key, self.tenant.workspace.slug, *given)
            with watching() as reads:
                self.kept[route] = self.fetch(route)
            self.reads[route] = reads.tables

    def fetch(self, route: str) -> Answer:
        row: Row = ROWS[route]
        response = send(self.person.client, row, self.tenant, CALLS[route])
        return response.status_code, json.loads(response.content) if response.status_code == 200 else None

    def listener(self) -> Listener:
        """The socket of this browser, with the topics of all its pages; open it before something happens."""
        key = self.person.client.cookies[settings.SESSION_COOKIE_NAME].value
        visitor, standing = admit(self.tenant.workspace.slug, key)
        listener = Listener(visitor, standing, lambda code: None)
        for route in self.routes:
            listener.topics |= self.topics(SCREENS[route])
        return listener

    def topics(self, screen: Screen) -> set[str]:
        return {str(filled(topic, self.tenant)) for topic in (*screen.topics, *SHELL[self.door])}

    def outdated(self, listener: Listener, after: int, written: set[str]) -> dict[str, list[str]]:
        """What stands wrong on the screens although everything the events name was fetched again.

        Args:
            listener: opened before the act.
            after: the last event before it.
            written: the tables the act wrote to; an answer made of none of them is still true.
        """
        heard = frames_of(listener, after)
        if heard is None:
            return {}  # shown the door: nothing is on screen any more
        wrong = {}
        stale: dict[tuple[int, ...], list[Key]] = {}
        for route in self.routes:
            if not self._is_shown(route) or self.reads[route].isdisjoint(written):
                continue
            if self._refetches(route, heard, stale):
                continue
            if (now := self.fetch(route)) != self.kept[route]:
                wrong[route] = differences(self.kept[route][1], now[1])
        return wrong

    def _is_shown(self, route: str) -> bool:
        """A part of a page that said "no access" is asked when the page comes, not before."""
        page = SCREENS[route].within
        return not page or self.kept[page][0] == 200

    def _refetches(
        self, route: str, heard: list[tuple[Frame, frozenset[str]]], stale: dict[tuple[int, ...], list[Key]]
    ) -> bool:
        """Would this page, with only its own topics, fetch its answer again?

        Args:
            stale: what the rules said of some of these frames already, by their places.
        """
        topics = self.topics(SCREENS[route])
        told = tuple(place for place, (_, under) in enumerate(heard) if not under or not under.isdisjoint(topics))
        if told not in stale:
            stale[told] = self.browser.stale(self.tenant.workspace.slug, [heard[place][0] for place in told])
        return any(covers(key, self.keys[route]) for key in stale[told])


def frames_of(listener: Listener, after: int) -> list[tuple[Frame, frozenset[str]]] | None:
    """What the socket is told of everything after an event, each with the topics it came by; None when it is closed."""
    visitor = listener.visitor
    with fence(visitor.workspace_id, None):
        events = catch_up.read_after(visitor.workspace_id, after, 1000)
        found: list[tuple[Frame, frozenset[str]]] = []
        if any(listener.is_named_by(event) for event in events):
            try:
                standing = judge(visitor, frozenset(listener.seen))
            except Refused:
                return None
            listener.stand(standing)
            found += [(json.loads(text), frozenset()) for text in listener.outbox.drain()]
        for event in events:
            if event.is_silent or not _concerns(listener, event) or not (verdict := listener.verdict(event)):
                continue
            listener.tell_event(event, verdict)
            found += [(json.loads(text), event.topics) for text in listener.outbox.drain()]
    return found


def _concerns(listener: Listener, event: Any) -> bool:
    return not event.members or str(listener.visitor.member_id) in event.members


def differences(kept: Any, now: Any, at: str = "") -> list[str]:
    """Where two answers differ: "items.0.stage: a -> b"."""
    if isinstance(kept, dict) and isinstance(now, dict):
        return [
            line
            for name in sorted(set(kept) | set(now))
            for line in differences(kept.get(name), now.get(name), f"{at}.{name}".lstrip("."))
        ]
    if isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        return [
            line
            for place, pair in enumerate(zip(kept, now, strict=True))
            for line in differences(*pair, f"{at}.{place}")
        ]
    return [] if kept == now else [f"{at}: {str(kept)[:60]} -> {str(now)[:60]}"]

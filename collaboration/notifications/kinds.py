"""What people are told of, and how unless they choose otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Kind as MemberKind


@dataclass(frozen=True)
class Ways:
    """By which ways somebody is told."""

    in_app: bool
    email: bool
    push: bool


@dataclass(frozen=True)
class Kind:
    """Args:
    ways: unless the person chose others.
    has_letter: can be sent by mail; other mails of the same matter are the rooms' own.
    is_personal: comes through although the record is muted.
    """

    name: str | Promise
    ways: Ways
    has_letter: bool = True
    is_personal: bool = False


_ALL, _QUIET = Ways(True, True, True), Ways(True, False, False)
# Of staff, who can be told of everything.
KINDS: dict[str, Kind] = {
    "mention": Kind(_("Somebody mentions me"), _ALL, is_personal=True),
    "assignment": Kind(_("I become responsible"), _ALL, is_personal=True),
    "reply": Kind(_("An answer to me, or from a client or partner"), _ALL),
    "share": Kind(_("Something is shared with me"), _ALL, is_personal=True),
    "request": Kind(_("Requests that wait for somebody"), Ways(True, False, True), has_letter=False),
    "export": Kind(_("A file I asked for is ready"), _QUIET, has_letter=False, is_personal=True),
    "comment": Kind(_("Comments on what I follow"), _QUIET),
    "change": Kind(_("Changes of what I follow"), _QUIET),
}
# Only staff is responsible for anything, and only clients send requests.
_PARTNER: dict[str, Kind] = {
    "mention": KINDS["mention"],
    "reply": replace(KINDS["reply"], name=_("An answer to me")),
    **{kind: KINDS[kind] for kind in ("share", "export", "comment", "change")},
}
_CLIENT: dict[str, Kind] = {"request": Kind(_("A request of mine is resolved"), _ALL), **_PARTNER}
_REACHING: dict[str, Mapping[str, Kind]] = {
    MemberKind.STAFF: KINDS,
    MemberKind.PARTNER: _PARTNER,
    MemberKind.CLIENT: _CLIENT,
}


def reaching(member_kind: str) -> Mapping[str, Kind]:
    """What such a member can ever be told of, and so chooses among; in words that say nothing of others' work."""
    return _REACHING[member_kind]


def kind_for(member_kind: str, kind: str) -> Kind:
    """A kind as such a member knows it."""
    return reaching(member_kind).get(kind) or KINDS[kind]


# Why somebody got a notification, by its `why`.
WHY: dict[str, str | Promise] = {
    "mention": _("You or your team were mentioned."),
    "assignment": _("You became responsible."),
    "reply": _("You take part in this thread, or you are responsible for the record."),
    "share": _("It was shared with you or your company."),
    "export": _("You asked for a file of this document; it is there for a day."),
    "request": _("It is your request, or you hand out requests."),
    "follow_mention": _("You follow this record because you were mentioned in it."),
    "follow_assignment": _("You follow this record because you were made responsible for it."),
    "follow_comment": _("You follow this record because you commented on it."),
    "follow_own_choice": _("You chose to follow this record."),
}

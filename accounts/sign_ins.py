"""The audit trail of sign-ins, kept where people work: in each workspace of the person."""

from dataclasses import dataclass
from typing import Any, ClassVar

from accounts.actors import Actor
from accounts.models import Membership
from journal.acting import act, publish
from journal.events import Fact
from journal.fence import fence


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    kind: ClassVar[str] = "member.signed_in"


def note_sign_in(user_id: Any) -> None:
    """Write it down; nobody is told live."""
    with fence(None, user_id):
        mine = list(
            Membership.objects.select_related("workspace").filter(
                user_id=user_id, is_active=True, joined_at__isnull=False
            )
        )
    for member in mine:
        with act(member.workspace, by=Actor.of(member)):
            publish(SignedIn(), about=member, members=[])

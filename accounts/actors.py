"""Who acts: a person, or the system on somebody's behalf."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import Membership


@dataclass(frozen=True)
class Actor:
    """The doer of an act.

    Args:
        member_id: the membership acting, or None for the system itself.
        user_id: its account; None for the system and for members who cannot sign in.
        kind: "staff", "partner", "client", "import" or "system".
    """

    member_id: UUID | None
    user_id: UUID | None
    kind: str

    @classmethod
    def of(cls, member: Membership) -> "Actor":
        return cls(member_id=member.id, user_id=member.user_id, kind=member.kind)

    @classmethod
    def importing(cls, member: Membership) -> "Actor":
        """An import run started by `member`."""
        return cls(member_id=member.id, user_id=member.user_id, kind="import")

    @classmethod
    def system(cls) -> "Actor":
        return cls(member_id=None, user_id=None, kind="system")

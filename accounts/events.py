"""What changed about members, teams and workspaces."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class MemberChanged(Fact):
    """Something about a member.

    Args:
        what: "invited", "invited_again", "invitation_revoked", "joined", "edited", "deactivated", "reactivated" or
            "left".
        changes: `{field: [before, after]}`.
    """

    kind: ClassVar[str] = "member.changed"
    what: str
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Fact):
    """A department was opened, renamed, moved or closed."""

    kind: ClassVar[str] = "team.changed"
    what: str
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WorkspaceOpened(Fact):
    kind: ClassVar[str] = "workspace.opened"


@dataclass(frozen=True, kw_only=True)
class WorkspaceChanged(Fact):
    kind: ClassVar[str] = "workspace.changed"
    changes: dict[str, list[Any]]

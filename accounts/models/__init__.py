"""Who you are: people, workspaces, and what ties them together."""

from accounts.models.circle import Circle
from accounts.models.invitation import Invitation
from accounts.models.membership import Kind, Membership
from accounts.models.team import Team
from accounts.models.user import User
from accounts.models.workspace import Workspace

__all__ = ["Circle", "Invitation", "Kind", "Membership", "Team", "User", "Workspace"]

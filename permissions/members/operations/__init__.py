"""Every write about members, teams and the workspace itself."""

from permissions.members.operations.inviting import invite, resend, revoke
from permissions.members.operations.membership import change_member, deactivate, leave, reactivate
from permissions.members.operations.settings import change_workspace
from permissions.members.operations.teams import close_team, edit_team, open_team

__all__ = [
    "change_member",
    "change_workspace",
    "close_team",
    "deactivate",
    "edit_team",
    "invite",
    "leave",
    "open_team",
    "reactivate",
    "resend",
    "revoke",
]

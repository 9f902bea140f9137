"""The doors of Settings > Members, Teams and General."""

from permissions.members.api.leaving import portal_door
from permissions.members.api.members import door as members
from permissions.members.api.teams import door as teams
from permissions.members.api.workspace import door as workspace

DOORS = [members, teams, workspace]

__all__ = ["DOORS", "portal_door"]

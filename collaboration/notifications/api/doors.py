"""The two doors of this room."""

from permissions.http import Door, PortalDoor

door = Door(tags=["notifications"])
portal_door = PortalDoor(tags=["portal: notifications"])

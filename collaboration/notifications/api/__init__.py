"""The inbox, following and choices, for staff and for the portal alike: everybody has their own."""

from collaboration.notifications.api import choosing, following, inbox
from collaboration.notifications.api.doors import door, portal_door

__all__ = ["choosing", "door", "following", "inbox", "portal_door"]

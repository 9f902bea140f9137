"""What people are told, what they follow, and how they want to be told."""

from collaboration.notifications.models.choice import Choice
from collaboration.notifications.models.following import Following
from collaboration.notifications.models.notification import Notification
from collaboration.notifications.models.push import PushDevice

__all__ = ["Choice", "Following", "Notification", "PushDevice"]

"""Everything that writes what people are told. Runs inside act()."""

from collaboration.notifications.operations.choosing import choose_ways
from collaboration.notifications.operations.following import choose, follow
from collaboration.notifications.operations.mailing import is_due, mail_it, send_digest
from collaboration.notifications.operations.news import tell_followers
from collaboration.notifications.operations.pushing import add_device, public_key, push_it, remove_device
from collaboration.notifications.operations.reading import mark, read, read_all
from collaboration.notifications.operations.telling import notify

__all__ = [
    "add_device",
    "choose",
    "choose_ways",
    "follow",
    "is_due",
    "mail_it",
    "mark",
    "notify",
    "public_key",
    "push_it",
    "read",
    "read_all",
    "remove_device",
    "send_digest",
    "tell_followers",
]

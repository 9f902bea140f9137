"""What people were told, what they follow, and how they want to be told."""

from collaboration.notifications.queries.choices import (
    choice_of,
    followers_of,
    following_of,
    muting,
    ways_in,
    ways_of,
    with_devices,
)
from collaboration.notifications.queries.groups import Group, groups_of
from collaboration.notifications.queries.inbox import Line, inbox, letter_of, lines_of, said_of, unread_count

__all__ = [
    "Group",
    "Line",
    "choice_of",
    "followers_of",
    "following_of",
    "groups_of",
    "inbox",
    "letter_of",
    "lines_of",
    "muting",
    "said_of",
    "unread_count",
    "ways_in",
    "ways_of",
    "with_devices",
]

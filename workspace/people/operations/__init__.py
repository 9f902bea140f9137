"""Every write of a person."""

from workspace.people.operations.keeping import (
    add_person,
    archive_person,
    edit_person,
    hand_over_people,
    restore_person,
)
from workspace.people.operations.places import PlaceEdit

__all__ = ["PlaceEdit", "add_person", "archive_person", "edit_person", "hand_over_people", "restore_person"]

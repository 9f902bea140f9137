"""Documents that people have open: their sockets, what they write, where their cursors are.

rooms = await the_rooms()                     in a consumer
announce(workspace_id, document_id, seq)      after a commit that came by another way, from any thread
"""

from collaboration.documents.rooms.line import Line
from collaboration.documents.rooms.room import Room
from collaboration.documents.rooms.rooms import Rooms, announce, the_rooms

__all__ = ["Line", "Room", "Rooms", "announce", "the_rooms"]

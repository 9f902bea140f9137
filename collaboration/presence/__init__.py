"""Who else is here, and who is typing: never stored in the journal, coalesced, may be lost, expires by itself."""

from collaboration.presence.presence import Presence

__all__ = ["Presence"]

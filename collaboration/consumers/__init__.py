"""The doors of the live channel and of documents: sockets, the long poll where those are blocked, who may knock."""

from collaboration.consumers.documents import serve_document
from collaboration.consumers.live import LiveConsumer
from collaboration.consumers.long_poll import answer_long_poll
from collaboration.consumers.origin import NoSuchSocket, SameOrigin

__all__ = ["LiveConsumer", "NoSuchSocket", "SameOrigin", "answer_long_poll", "serve_document"]

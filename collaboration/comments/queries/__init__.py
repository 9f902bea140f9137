"""Reading comments: who may, which, and whom they may name."""

from collaboration.comments.queries.audiences import INTERNAL, Offer, To, audience_of_new, offered
from collaboration.comments.queries.fields import field_of_new
from collaboration.comments.queries.people import known_to, mentionable, met_on, within
from collaboration.comments.queries.quoting import quoted_by
from collaboration.comments.queries.reading import Narrow, comments_on, counts_for, heard_comment, is_among, quote
from collaboration.comments.queries.showing import with_names
from collaboration.comments.queries.teams import TeamCall, call_teams, mentionable_teams

__all__ = [
    "INTERNAL",
    "Narrow",
    "Offer",
    "TeamCall",
    "To",
    "audience_of_new",
    "call_teams",
    "comments_on",
    "counts_for",
    "field_of_new",
    "heard_comment",
    "is_among",
    "known_to",
    "mentionable",
    "mentionable_teams",
    "met_on",
    "offered",
    "quote",
    "quoted_by",
    "with_names",
    "within",
]

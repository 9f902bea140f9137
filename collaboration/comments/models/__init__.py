"""Comments on records, whom they name and what people think of them."""

from collaboration.comments.models.comment import Audience, Comment
from collaboration.comments.models.mention import Mention
from collaboration.comments.models.reaction import EMOJI, Reaction

__all__ = ["EMOJI", "Audience", "Comment", "Mention", "Reaction"]

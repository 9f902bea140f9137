"""What comes into the comments room and what goes out."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from collaboration.comments.markup import html_of
from collaboration.comments.models import Audience
from collaboration.files.schemas import FileRef
from journal.text import Text
from permissions.lists import Filters
from permissions.presenting import Presented
from permissions.refs import MemberRef, NamedRef, RecordRef

Body = Annotated[Text, Field(max_length=20_000)]
Key = Annotated[str, Field(max_length=80)]


class QuoteIn(Schema):
    comment_id: UUID
    text: Annotated[Text, Field(max_length=1000)] = ""


class CommentIn(Schema):
    id: UUID | None = None
    about: Key
    body: Body = ""
    audience: Key | None = None
    parent_id: UUID | None = None
    file_ids: Annotated[list[UUID], Field(max_length=20)] = []
    field: Annotated[str, Field(max_length=60)] = ""
    quote: QuoteIn | None = None


class CommentPatch(Schema):
    """`audience` is known here only to be refused by name."""

    body: Body
    version: int
    audience: Key | None = None


class ReactIn(Schema):
    emoji: Annotated[str, Field(max_length=8)]
    on: bool = True


class CommentFilters(Filters):
    """`field` is a field's name or "*" for threads at any, `resolved` asks for threads by their first comments."""

    about: Key
    field: Annotated[str, Field(max_length=60)] = ""
    pinned: bool | None = None
    resolved: bool | None = None
    ids: Annotated[str, Field(max_length=3700)] = ""
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class AboutFilters(Filters):
    about: Key


class MentionableFilters(Filters):
    about: Key
    audience: Key | None = None
    q: Annotated[str, Field(max_length=100)] = ""


class TeamFilters(Filters):
    about: Key
    q: Annotated[str, Field(max_length=100)] = ""


class TeamCallOut(Schema):
    """`people` is how many would be told, `left_out` are the names of those who do not see the record."""

    id: UUID
    name: str
    people: int
    left_out: list[str]

    @staticmethod
    def resolve_id(call: Any) -> UUID:
        return call.team.id  # type: ignore[no-any-return]

    @staticmethod
    def resolve_name(call: Any) -> str:
        return str(call.team.name)

    @staticmethod
    def resolve_people(call: Any) -> int:
        return len(call.people)

    @staticmethod
    def resolve_left_out(call: Any) -> list[str]:
        return [one.name for one in call.left_out]


class QuotedOut(Schema):
    comment_id: UUID
    author: MemberRef
    text: str
    deleted: bool


class ReactionOut(Schema):
    emoji: str
    count: int
    mine: bool
    people: list[MemberRef]


class AudienceOut(Schema):
    kind: str
    id: UUID | None
    label: str


class OfferOut(Schema):
    key: str
    label: str
    kind: str
    people: list[str]


class CommentOut(Presented):
    """A deleted comment keeps its place while answers hang on it; its `body` and `html` are empty.

    `field` is null for a reader who is not shown that field. `left_out` is told to the author, once: who of a
    mentioned team does not see the record and was not told.
    """

    id: UUID
    about: RecordRef
    author: MemberRef
    body: str
    html: str
    audience: AudienceOut
    parent_id: UUID | None
    created_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    version: int
    mentions: list[MemberRef]
    files: list[FileRef]
    field: str | None
    quote: QuotedOut | None
    reactions: list[ReactionOut]
    resolved_at: datetime | None
    resolved_by: MemberRef | None
    pinned_at: datetime | None
    pinned_by: MemberRef | None
    teams: list[NamedRef]
    left_out: list[str]
    abilities: list[str]

    @staticmethod
    def resolve_field(comment: Any) -> str | None:
        return comment.shown_field or None

    @staticmethod
    def resolve_quote(comment: Any) -> dict[str, Any] | None:
        quoted = comment.quoted
        if quoted is None:
            return None
        deleted = quoted.deleted_at is not None
        return {
            "comment_id": quoted.id,
            "author": quoted.author,
            "text": "" if deleted else comment.quoted_text,
            "deleted": deleted,
        }

    @staticmethod
    def resolve_reactions(comment: Any) -> Any:
        return comment.reacted

    @staticmethod
    def resolve_about(comment: Any) -> dict[str, Any]:
        return {"type": comment.about_type, "id": comment.about_id}

    @staticmethod
    def resolve_audience(comment: Any) -> dict[str, Any]:
        if comment.audience == Audience.COMPANY:
            company = comment.company
            return {"kind": "company", "id": company and company.id, "label": company.name if company else ""}
        if comment.audience == Audience.MEMBER:
            return {"kind": "member", "id": comment.person_id, "label": comment.person.name}
        return {"kind": "internal", "id": None, "label": _("Internal")}

    @staticmethod
    def resolve_html(comment: Any) -> str:
        return html_of(comment.body)

    @staticmethod
    def resolve_mentions(comment: Any) -> list[Any]:
        return [mention.member for mention in comment.mentions.all()]


class CommentsOut(Schema):
    items: list[CommentOut]
    next: str | None

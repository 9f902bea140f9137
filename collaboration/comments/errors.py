"""What cannot be done with comments."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class OutsideAudience(Refusal):
    """Somebody is mentioned who would not be able to read the comment."""

    code = "outside_audience"
    message = _("Somebody mentioned cannot read this comment.")

    def __init__(self, names: Iterable[str], *, sees_record: bool = True) -> None:
        """Args:
        names: as the writer knows them.
        sees_record: False when they do not see the record at all, whatever the audience.
        """
        named = {"names": ", ".join(names)}
        if sees_record:
            reason = gettext("%(names)s will not see this comment: it is for another audience. Remove the mention.")
        else:
            reason = gettext("%(names)s cannot see this record, so they cannot be mentioned here.")
        super().__init__(reason % named, fields={"body": [reason % named]})


class AudienceIsFixed(Invalid):
    code = "audience_is_fixed"
    message = _(
        "Who reads a comment is decided when it is written and never changes; an answer has its thread's readers."
    )

    def __init__(self) -> None:
        super().__init__(fields={"audience": [str(self.message)]})


class NotSharedWithAudience(Refusal):
    code = "not_shared_with_audience"
    message = _("This is not shared with them, so nobody would read the comment. Share it first.")


class CommentIsDeleted(Refusal):
    code = "comment_is_deleted"
    message = _("This comment was deleted in the meantime.")


class NotYourComment(Refusal):
    code = "not_your_comment"
    status = 403
    message = _("Only its author may change or delete a comment.")


class TooManyWords(Refusal):
    code = "too_many_requests"
    status = 429
    message = _("You have written a lot in a short time. Please wait a minute.")


class CommentIsEmpty(Invalid):
    code = "comment_is_empty"
    message = _("Write something, or attach a file.")

    def __init__(self) -> None:
        super().__init__(fields={"body": [str(self.message)]})


class FieldNotCommentable(Invalid):
    code = "field_not_commentable"
    message = _("There is no such field to comment on.")

    def __init__(self) -> None:
        super().__init__(fields={"field": [str(self.message)]})


class FieldHiddenFromAudience(Refusal):
    """Words about a field would tell of it to people who are not shown it."""

    code = "field_hidden_from_audience"
    message = _("Those who would read this comment are not shown this field. Choose another audience.")

    def __init__(self) -> None:
        super().__init__(fields={"field": [str(self.message)]})


class QuoteNotForAudience(Refusal):
    code = "quote_not_for_audience"
    message = _("The quoted comment was written for other readers.")


class QuoteIsNotInIt(Invalid):
    code = "quote_is_not_in_it"
    message = _("The quoted words are not in that comment.")

    def __init__(self) -> None:
        super().__init__(fields={"quote": [str(self.message)]})


class UnknownEmoji(Invalid):
    code = "unknown_emoji"
    message = _("This reaction is not one of the choices.")

    def __init__(self) -> None:
        super().__init__(fields={"emoji": [str(self.message)]})


class OnlyThreadsResolve(Refusal):
    code = "only_threads_resolve"
    message = _("Only the first comment of a thread can be resolved or reopened.")


class NoSuchTeam(Invalid):
    code = "no_such_team"
    message = _("A team mentioned here does not exist.")

    def __init__(self) -> None:
        super().__init__(fields={"body": [str(self.message)]})

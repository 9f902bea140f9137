from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "collaboration.comments"

    def ready(self) -> None:
        from collaboration.comments.queries import met_on, quote
        from collaboration.notifications.registry import meeting, news, quoting

        quoting(quote)
        meeting(met_on)
        news("comment.added", told_as="comment")

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "collaboration.notifications"

    def ready(self) -> None:
        from collaboration import unread
        from collaboration.notifications import queries
        from collaboration.notifications.operations import tell_followers
        from journal import acting

        unread.count_of = queries.unread_count
        acting.witnesses.append(tell_followers)

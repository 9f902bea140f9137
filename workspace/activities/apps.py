from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "workspace.activities"

    def ready(self) -> None:
        from collaboration.notifications.registry import showing_outside
        from workspace.activities.queries import outside

        showing_outside(outside.shows)

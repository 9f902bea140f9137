from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "workspace.activities"

    def ready(self) -> None:
        from collaboration.notifications.registry import showing_outside, telling_facts
        from workspace.activities.queries import outside
        from workspace.activities.queries.facts import facts
        from workspace.activities.queries.words import in_words

        showing_outside(outside.shows)
        telling_facts(facts, in_words)

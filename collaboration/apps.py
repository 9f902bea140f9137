from django.apps import AppConfig


class CollaborationConfig(AppConfig):
    name = "collaboration"

    def ready(self) -> None:
        from collaboration.hub import announce
        from journal import acting

        acting.announcers.append(announce)

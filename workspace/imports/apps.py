from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "workspace.imports"

    def ready(self) -> None:
        from permissions.capabilities import Capability
        from permissions.registry import guarded
        from workspace.imports.models import Import

        guarded(Import, view=Capability.IMPORT_RUN, indexed=())

from django.apps import AppConfig


class TemplatesConfig(AppConfig):
    name = "collaboration.documents.templates"
    label = "document_templates"

    def ready(self) -> None:
        from collaboration.documents.templates.models import Template
        from permissions.capabilities import Capability
        from permissions.registry import guarded, owner

        guarded(Template, view=Capability.TEMPLATE_VIEW, branches=(owner("created_by_id"),))

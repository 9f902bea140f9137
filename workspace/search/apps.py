from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "workspace.search"

"""Loads the demo workspaces."""

from typing import Any

from django.core.management.base import BaseCommand

from config.demo import require_demo
from config.demo.loader import load_missing
from config.demo.terminal import Bar


class Command(BaseCommand):
    help = "Loads the two demo workspaces; does nothing about those that are there already."
    requires_system_checks: list[str] = []

    def handle(self, *, verbosity: int, **options: Any) -> None:
        require_demo()
        load_missing(progress=Bar(self.stdout)) if verbosity else load_missing()

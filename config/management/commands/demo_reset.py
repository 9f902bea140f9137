"""Drops both demo workspaces and loads them anew; also while the product runs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from config.demo import require_demo
from config.demo.loader import load_missing, remove
from config.demo.terminal import Bar


class Command(BaseCommand):
    help = "Drops both demo workspaces with everything in them and loads them anew. Other workspaces stay."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        require_demo()
        # One transaction: whoever looks meanwhile sees the old demo, then the new one, never half of it.
        with transaction.atomic():
            remove()
            load_missing(progress=Bar(self.stdout))

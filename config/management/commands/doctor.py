"""Looks at the whole installation and says what is wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.health import findings


class Command(BaseCommand):
    help = "Says what is wrong with this installation, and what to do; its status is 1 when anything is."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        faults = 0
        for name, wrong in findings():
            self.stdout.write(f"{'WRONG' if wrong else 'ok':<6} {name}")
            if wrong:
                self.stdout.write(f"       {wrong}")
                faults += 1
        if faults:
            raise CommandError("Something is wrong: see above.")

"""Writes one file with everything: the database, the uploaded files, the keys."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backups import make_backup
from config.postgres import DatabaseTrouble


class Command(BaseCommand):
    help = "Writes one file with the database, the uploaded files and the keys; people may go on working."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            make_backup(file)
        except (DatabaseTrouble, OSError) as trouble:
            raise CommandError(f"No backup was made: {trouble}") from None
        self.stdout.write(f"{file}: {file.stat().st_size / 1e6:.1f} MB. It holds the keys too: keep it safe.")

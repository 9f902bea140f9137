"""Puts a backup back in place of what is there."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backups import NotABackup, restore_backup
from config.postgres import DatabaseTrouble
from config.postgres.owner import disconnect


class Command(BaseCommand):
    help = "Replaces the database, the uploaded files and the keys by those of a backup."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *, file: Path, yes: bool, **options: Any) -> None:
        if not file.exists():
            raise CommandError(f"There is no file {file}.")
        if not yes and input("This replaces everything in this Artel. Type yes to go on: ").strip() != "yes":
            raise CommandError("Nothing was changed.")
        disconnect()
        try:
            restore_backup(file)
        except (DatabaseTrouble, NotABackup, OSError) as trouble:
            raise CommandError(f"Nothing was changed: {trouble}") from None
        call_command("migrate", verbosity=0)  # a backup of an older version
        self.stdout.write("Restored.")

"""Prints the one-time codes of the demo's guarded administrators."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.two_factor.operations import code_now
from config.demo import require_demo
from config.demo.content import LANGUAGES
from config.demo.people import guarded, totp_secret


class Command(BaseCommand):
    help = "Prints the current one-time code of each demo administrator who has two-factor on."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        require_demo()
        for language in LANGUAGES:
            person = guarded(language)
            code, seconds = code_now(totp_secret(person.login))
            self.stdout.write(f"{code}  {seconds:2} s  {person.email}  {person.name}")

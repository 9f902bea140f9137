#!/usr/bin/env python3
"""Artel's commands: `manage.py help` lists them."""

import os
import sys


def main() -> None:
    _refuse_bad_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    from config.postgres import DatabaseTrouble
    from config.state import StateTrouble

    try:
        execute_from_command_line(sys.argv)
    except (DatabaseTrouble, StateTrouble) as trouble:
        sys.exit(str(trouble))


def _refuse_bad_port() -> None:
    from config.announcements import say

    port = os.environ.get("PORT", "8000")
    if not port.isdigit() or not 0 < int(port) < 65536:
        sys.exit(say("PORT must be a number from 1 to 65535, not {port}", port=port))


if __name__ == "__main__":
    main()

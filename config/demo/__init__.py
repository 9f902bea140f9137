"""The two demo workspaces: one recipe of who does what and when, told in two languages.

`recipe/` is the structure (keys, stages, days), `content/<language>/` the words, `loader/` plays the recipe through the
rooms' own operations. Nothing here exists for people who did not ask for the demo (settings.DEMO).
"""

from django.conf import settings
from django.core.management.base import CommandError


def require_demo() -> None:
    """Refuse a command of the demo where there is none.

    Raises:
        CommandError: ARTEL_DEMO is not set.
    """
    if not settings.DEMO:
        raise CommandError("There is no demo here. `make run` sets ARTEL_DEMO=1; a real installation does not.")

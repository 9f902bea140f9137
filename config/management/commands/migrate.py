"""Django's `migrate`, as the owner of the tables and with the application's rights to what it makes.

With ARTEL_ADMIN_URL (an administrator of your own server) it first makes the roles and the database of DATABASE_URL.
"""

import os
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

from config.postgres import database_url
from config.postgres.owner import as_owner
from config.postgres.roles import DEFAULT_GRANTS, prepare_own_server


class Command(migrate.Command):
    requires_system_checks: list[str] = []  # `make check` runs them; loading every address costs each start a second

    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get("ARTEL_ADMIN_URL"):
            prepare_own_server(os.environ["ARTEL_ADMIN_URL"], database_url())
        only_asks = options["plan"] or options["check_unapplied"]
        with as_owner():
            if not only_asks:
                with connection.cursor() as cursor:
                    cursor.execute(DEFAULT_GRANTS)
            super().handle(*args, **options)
            if not only_asks:
                call_command("createcachetable", verbosity=0)

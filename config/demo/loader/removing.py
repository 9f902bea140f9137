"""Removing a demo workspace with everything in it."""

import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection, transaction
from psycopg import sql

from accounts.models import Circle, Workspace
from config.demo.content import LANGUAGES, words_of
from config.demo.loader.stretching import as_owner, tenant_models
from config.demo.people import everybody


def remove() -> list[str]:
    """Remove the demo workspaces; returns their addresses.

    Accounts stay, with their sessions: people may belong to workspaces of their own by now, and whoever is signed in
    stays so when the demo is loaded again.
    """
    slugs = [words_of(language).slug for language in LANGUAGES]
    found = list(Workspace.objects.filter(slug__in=slugs, is_demo=True))
    with transaction.atomic(), as_owner():
        for workspace in found:
            _remove_rows(workspace.id)
        _remove_account_mail()
        transaction.on_commit(lambda: _remove_files(found))
    return [workspace.slug for workspace in found]


def _remove_files(workspaces: list[Workspace]) -> None:
    for workspace in workspaces:
        shutil.rmtree(Path(settings.FILES_DIR) / str(workspace.id), ignore_errors=True)


def _remove_rows(workspace_id: UUID) -> None:
    groups = list(Circle.objects.filter(workspace_id=workspace_id).values_list("group_id", flat=True))
    with connection.cursor() as cursor:
        # Foreign keys are checked at the end of the transaction, so any order will do.
        for model in tenant_models():
            table = sql.Identifier(model._meta.db_table)
            cursor.execute(sql.SQL("delete from {} where workspace_id = %s").format(table), [workspace_id])
        cursor.execute(
            "delete from procrastinate_jobs where status = 'todo' and args->>'workspace_id' = %s", [str(workspace_id)]
        )
        Group.objects.filter(pk__in=groups).delete()
        cursor.execute("delete from accounts_workspace where id = %s", [workspace_id])


def _remove_account_mail() -> None:
    """Password resets and notices belong to no workspace."""
    addresses = [person.email for language in LANGUAGES for person in everybody(language)]
    with connection.cursor() as cursor:
        cursor.execute('delete from mail_outgoingmail where workspace_id is null and "to" = any(%s)', [addresses])

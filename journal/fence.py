"""The tenant fence: row-level security by workspace, and the migration operation that puts a table behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from psycopg.pq import TransactionStatus

WORKSPACE = "(select nullif(current_setting('app.workspace', true), '')::uuid)"
USER = "(select nullif(current_setting('app.user', true), '')::uuid)"
BY_WORKSPACE = f"workspace_id = {WORKSPACE}"
OWN_ROWS = f"user_id = {USER}"


class CurrentWorkspace(models.Func):
    """Database default of a `workspace_id` column: the workspace of the fence we are in."""

    template = "(nullif(current_setting('app.workspace', true), '')::uuid)"
    output_field = models.UUIDField()


@contextmanager
def fence(workspace_id: UUID | None, user_id: UUID | None, *, local: bool = False) -> Iterator[None]:
    """Let the statements inside see one workspace (and one person's own memberships), then restore.

    Args:
        workspace_id: the only workspace whose rows are visible; None for no tenant rows at all.
        user_id: whose memberships are visible across workspaces.
        local: bind to the open transaction (SET LOCAL) instead of the connection. Inside a transaction this is
            always right; outside one PostgreSQL would forget it at once.
    """
    with _raised("%s", [str(workspace_id or "")], user_id, local):
        yield


@contextmanager
def fence_found(finding: str, parameters: list[Any], user_id: UUID | None) -> Iterator[UUID | None]:
    """The fence of the workspace that a query finds, in the same statement; yields its id.

    Args:
        finding: a query of one id; where it finds none, no tenant rows are visible and None is yielded.
        user_id: as in `fence`.
    """
    with _raised(f"coalesce(({finding})::text, '')", parameters, user_id, False) as found:
        yield UUID(found) if found else None


@contextmanager
def _raised(workspace: str, parameters: list[Any], user_id: UUID | None, local: bool) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('app.workspace', true), current_setting('app.user', true),"
            f" set_config('app.workspace', {workspace}, %s), set_config('app.user', %s, %s)",
            [*parameters, local, str(user_id or ""), local],
        )
        *before, found, _user = cursor.fetchone()
    try:
        yield found
    finally:
        # In a failed transaction nothing can be set any more, and the rollback restores it anyway.
        if connection.connection is not None and not connection.needs_rollback and not _has_failed():
            with connection.cursor() as cursor:
                cursor.execute(
                    "select set_config('app.workspace', %s, %s), set_config('app.user', %s, %s)",
                    [before[0] or "", local, before[1] or "", local],
                )


def _has_failed() -> bool:
    """Did a statement fail in the open transaction? Django knows only once it leaves the block."""
    return bool(connection.connection.info.transaction_status == TransactionStatus.INERROR)


class FenceLink(Operation):
    """Forbid links of a new foreign key into another workspace, on a table that is behind the fence already.

    Args:
        name: the model.
        field: its new foreign key to a tenant model.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, name: str, field: str) -> None:
        self.name, self.field = name, field

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__name__, [self.name, self.field], {})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Constraints over two columns are not part of Django's model state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model: Any = to_state.apps.get_model(app_label, self.name)
        _link(schema_editor, model, model._meta.get_field(self.field))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model: Any = to_state.apps.get_model(app_label, self.name)
        table, column = model._meta.db_table, model._meta.get_field(self.field).column
        schema_editor.execute(f"alter table {table} drop constraint {table}_{column}_same_tenant")

    def describe(self) -> str:
        return f"Keep {self.name}.{self.field} inside its workspace"


def _is_tenant(model: type[models.Model]) -> bool:
    return any(field.attname == "workspace_id" for field in model._meta.concrete_fields)


def _tenant_key(schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
    """What a composite foreign key points at: unique (workspace_id, id)."""
    table, pk = model._meta.db_table, model._meta.pk.column
    if pk != "workspace_id":
        schema_editor.execute(
            f"do $$ begin if not exists (select from pg_constraint where conname = '{table}_tenant') then"
            f" alter table {table} add constraint {table}_tenant unique (workspace_id, {pk}); end if; end $$"
        )


def _link(schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model], field: Any) -> None:
    """One composite foreign key `(workspace_id, x_id)`."""
    table, other = model._meta.db_table, field.related_model
    _tenant_key(schema_editor, other)
    schema_editor.execute(
        f"alter table {table} add constraint {table}_{field.column}_same_tenant"
        f" foreign key (workspace_id, {field.column})"
        f" references {other._meta.db_table} (workspace_id, {other._meta.pk.column})"
        " deferrable initially deferred"
    )


class Fence(Operation):
    """Put a model's table behind row-level security and forbid links into another workspace.

    The second half is one composite foreign key `(workspace_id, x_id)` for every foreign key to a tenant model.

    Args:
        name: the model.
        policy: the SQL condition of the policy; one workspace's rows unless said otherwise.
        check: the condition for written rows, if narrower than `policy`.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, name: str, policy: str = BY_WORKSPACE, check: str = BY_WORKSPACE) -> None:
        self.name, self.policy, self.check = name, policy, check

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__name__, [self.name], {"policy": self.policy, "check": self.check})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Row-level security is not part of Django's model state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.name)
        table = model._meta.db_table
        schema_editor.execute(f"alter table {table} enable row level security")
        schema_editor.execute(f"create policy fence on {table} using ({self.policy}) with check ({self.check})")
        for field in model._meta.concrete_fields:
            other = field.related_model
            if field.many_to_one or field.one_to_one:
                if other._meta.model_name == "workspace" or not _is_tenant(other):
                    continue
                _link(schema_editor, model, field)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = from_state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(f"drop policy fence on {table}")
        schema_editor.execute(f"alter table {table} disable row level security")

    def describe(self) -> str:
        return f"Put {self.name} behind the tenant fence"

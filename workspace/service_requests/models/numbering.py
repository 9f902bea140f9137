"""Human numbers: R-15."""

from django.db import connection, models

from accounts.models import Workspace


class RequestCounter(models.Model):
    """One row a workspace: the last request number given."""

    workspace = models.OneToOneField(Workspace, on_delete=models.CASCADE, primary_key=True)
    last = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.last)

    @classmethod
    def take(cls, workspace: Workspace) -> int:
        """Reserve the next number."""
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into service_requests_requestcounter (workspace_id, last) values (%s, 1)"
                " on conflict (workspace_id) do update set last = service_requests_requestcounter.last + 1"
                " returning last",
                [workspace.id],
            )
            return int(cursor.fetchone()[0])

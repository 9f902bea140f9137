"""Human numbers: D-1042."""

from django.db import connection, models

from accounts.models import Workspace

FIRST = 1001


class DealCounter(models.Model):
    """One row a workspace: the last deal number given."""

    workspace = models.OneToOneField(Workspace, on_delete=models.CASCADE, primary_key=True)
    last = models.IntegerField(default=FIRST - 1)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.last)

    @classmethod
    def take(cls, workspace: Workspace, n: int = 1) -> int:
        """Reserve `n` numbers; returns the first of them."""
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into deals_dealcounter (workspace_id, last) values (%s, %s) on conflict (workspace_id)"
                " do update set last = deals_dealcounter.last + %s returning last",
                [workspace.id, FIRST - 1 + n, n],
            )
            return int(cursor.fetchone()[0]) - n + 1

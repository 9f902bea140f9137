"""What happened: the event log, the clock that numbers it, and the keys that make retries safe."""

from django.db import models

from journal.ids import uuid7


class Clock(models.Model):
    """One row a workspace: the last event number and the epoch of its access rules."""

    workspace_id = models.UUIDField(primary_key=True)
    event_seq = models.BigIntegerField(default=0)
    acl_epoch = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.workspace_id}: {self.event_seq}"


class Event(models.Model):
    """A fact, numbered within its workspace: audit trail, timeline and outbox of the live channel at once.

    `audience` freezes who may hear it (see permissions.audiences), so that delivering it needs no query.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace_id = models.UUIDField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    about_type = models.CharField(max_length=30)
    about_id = models.UUIDField()
    version = models.IntegerField(null=True)
    parents = models.JSONField(default=list)
    audience = models.JSONField(default=dict)
    acl_epoch = models.BigIntegerField(default=0)
    actor_id = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=20, default="member")
    mutation_id = models.CharField(max_length=64, default="", blank=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "seq"], name="event_seq_once")]
        indexes = [models.Index(fields=["workspace_id", "about_type", "about_id", "-seq"], name="event_about")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class AnsweredRequest(models.Model):
    """The answer to a write that carried an Idempotency-Key, written in the transaction of its change."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace_id = models.UUIDField()
    member_id = models.UUIDField()
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace_id", "member_id", "key"], name="answered_once"),
        ]

    def __str__(self) -> str:
        return self.key

"""Where in a document a thread hangs."""

from django.db import models

from accounts.models import Workspace
from collaboration.comments.models import Comment
from collaboration.documents.models import Document


class Anchor(models.Model):
    """The words a thread is about. They are a row of the thread's audience: nothing of it is in the document itself.

    Args:
        comment: the first one of the thread.
        start, end: Yjs relative positions, which stay with their words when the text around them changes.
        quote: the words as they were when the thread was started.
        deleted_at: when it was seen that they are no longer in the text.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True, related_name="anchor")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="anchors", db_index=False)
    start = models.BinaryField()
    end = models.BinaryField()
    quote = models.CharField(max_length=1000)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["workspace", "document"], name="anchor_document")]

    def __str__(self) -> str:
        return self.quote[:60]

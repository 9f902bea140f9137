"""Who outside a document is shared with."""

from django.db import models

from collaboration.documents.models.document import Document
from permissions.models import GroupGrant, UserGrant


class DocumentUserGrant(UserGrant):
    content_object = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="user_grants")

    class Meta(UserGrant.Meta):
        abstract = False


class DocumentGroupGrant(GroupGrant):
    content_object = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="group_grants")

    class Meta(GroupGrant.Meta):
        abstract = False

"""Who a pipeline or a single deal is opened to."""

from django.db import models

from permissions.models import GroupGrant, UserGrant
from workspace.deals.models.deal import Deal
from workspace.deals.models.pipeline import Pipeline


class PipelineUserGrant(UserGrant):
    content_object = models.ForeignKey(Pipeline, on_delete=models.CASCADE, related_name="user_grants")

    class Meta(UserGrant.Meta):
        abstract = False


class PipelineGroupGrant(GroupGrant):
    content_object = models.ForeignKey(Pipeline, on_delete=models.CASCADE, related_name="group_grants")

    class Meta(GroupGrant.Meta):
        abstract = False


class DealUserGrant(UserGrant):
    content_object = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="user_grants")

    class Meta(UserGrant.Meta):
        abstract = False


class DealGroupGrant(GroupGrant):
    content_object = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="group_grants")

    class Meta(GroupGrant.Meta):
        abstract = False

"""Who a single request is opened to, besides its sender and staff."""

from django.db import models

from permissions.models import GroupGrant, UserGrant
from workspace.service_requests.models.request import ServiceRequest


class RequestUserGrant(UserGrant):
    content_object = models.ForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="user_grants")

    class Meta(UserGrant.Meta):
        abstract = False


class RequestGroupGrant(GroupGrant):
    content_object = models.ForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="group_grants")

    class Meta(GroupGrant.Meta):
        abstract = False

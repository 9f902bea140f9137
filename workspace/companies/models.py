"""Companies: customers, prospects, partners."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Concat, Lower, Replace, Upper

from accounts.models import Circle, Membership, Team, Workspace
from journal.fields import Record
from permissions.models import GroupGrant, UserGrant


class Company(Record):
    """An organisation. A client or partner company owns a circle: its people who may sign in to the portal."""

    noun = "company"

    class Relation(models.TextChoices):
        NONE = "none"
        CLIENT = "client"
        PARTNER = "partner"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    # Russian order without ICU: Ё sorts and is found as Е.
    sort_name = models.GeneratedField(
        expression=Replace(Lower("name"), models.Value("ё"), models.Value("е")),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    # What the search looks in: name, domain and phone in one.
    search_text = models.GeneratedField(
        expression=Replace(
            Lower(Concat("name", models.Value(" "), "domain", models.Value(" "), "phone")),
            models.Value("ё"),
            models.Value("е"),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    domain = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=300, blank=True)
    industry = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    relation = models.CharField(max_length=10, choices=Relation.choices, default=Relation.NONE)
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT, null=True, blank=True)
    # The id of the row in the system an import came from, so that a second import finds it again.

    class Meta:
        default_permissions = ()
        permissions = [("company_view", "See the company's deals")]
        indexes = [
            models.Index(fields=["workspace", "-updated_at", "-id"], name="company_updated"),
            models.Index(fields=["workspace", "sort_name", "id"], name="company_sorted"),
            GinIndex(OpClass(Upper("search_text"), name="gin_trgm_ops"), name="company_text_trgm"),
        ]

    def __str__(self) -> str:
        return self.name


class CompanyUserGrant(UserGrant):
    content_object = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="user_grants")

    class Meta(UserGrant.Meta):
        abstract = False


class CompanyGroupGrant(GroupGrant):
    content_object = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="group_grants")

    class Meta(GroupGrant.Meta):
        abstract = False

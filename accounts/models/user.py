"""A person who can sign in; what they are in a workspace is their Membership."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from journal.ids import uuid7

COLOURS = 8


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":
        user = self.model(email=email.strip().lower(), **more)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """One account for every workspace the person belongs to."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    # The account was set up through a link handed over by somebody else than the mail server, so whoever did it need
    # not be the owner of the address. The first mailed link that is used settles it (see accounts.invitations).
    address_unproven = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    class Meta:
        # guardian's generic tables and django's model-wide permissions are not used for people.
        default_permissions = ()

    def __str__(self) -> str:
        return self.email

    @property
    def colour(self) -> int:
        """The person's colour, 0-7: the same for avatar, cursor and selection everywhere."""
        return self.id.int % COLOURS

"""The first workspace of an installation: nobody is signed in yet to open it in the browser."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.mail.operations import check_address
from accounts.models import User
from accounts.workspaces.operations import open_workspace
from accounts.workspaces.registry import templates
from journal.errors import Refusal


class Command(BaseCommand):
    help = "Opens a workspace and prints the link with which its owner sets a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the workspace is called")
        parser.add_argument("email", help="the owner's address")
        parser.add_argument("--owner", default="", help="the owner's name")
        parser.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--currency", default="EUR", help="an ISO 4217 code (default: EUR)")
        parser.add_argument("--template", default="sales", choices=[one.key for one in templates("en")])

    def handle(self, *, name: str, email: str, owner: str, language: str, **options: Any) -> None:
        address = email.strip().lower()
        try:
            check_address(address)
            with transaction.atomic():
                user = User.objects.filter(email=address).first()
                user = user or User.objects.create_user(address, name=owner, language=language)
                workspace = open_workspace(
                    founder=user,
                    name=name,
                    language=language,
                    currency=options["currency"],
                    template=options["template"],
                )
        except Refusal as refusal:
            raise CommandError(str(refusal.message)) from None
        print(f"{workspace.name}: {settings.ORIGIN}/w/{workspace.slug}/")
        if not user.has_usable_password():
            print(f"{user.email} sets a password here, once: {settings.ORIGIN}{_path(user)}")


def _path(user: User) -> str:
    return f"/reset-password/{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"

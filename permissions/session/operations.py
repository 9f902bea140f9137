"""What a person changes about themselves."""

from uuid import UUID

from accounts.actors import Actor
from accounts.events import MemberChanged
from accounts.models import Membership, User
from journal.acting import act, publish
from permissions.audiences import everybody
from permissions.grants import tell_access_changed
from permissions.session.queries import memberships_of


def set_language(*, user: User, language: str) -> None:
    """The language of pages and mails."""
    user.language = language
    user.save(update_fields=["language"])


def rename(*, user: User, name: str) -> None:
    """A new name, in every workspace of the person: one act each."""
    user.name = name
    user.save(update_fields=["name"])
    for mine in memberships_of(user):
        with act(mine.workspace, by=Actor.of(mine)):
            member = Membership.objects.select_for_update(no_key=True).get(pk=mine.pk)
            before, member.name = member.name, name
            member.version += 1
            member.save(update_fields=["name", "version"])
            publish(MemberChanged(what="edited", changes={"name": [before, name]}), about=member, heard_by=everybody())


def judge_again(user_id: UUID) -> None:
    """Sessions of an account were ended: whoever still sits at a socket is looked at again, in each workspace."""
    user = User.objects.get(pk=user_id)
    for member in memberships_of(user):
        with act(member.workspace, by=Actor.system()):
            tell_access_changed(member)

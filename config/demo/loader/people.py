"""The people of a demo workspace: accounts, memberships, departments, roles."""

import base64
from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from accounts.circles import open_circle, sync_circles
from accounts.events import MemberChanged, TeamChanged
from accounts.models import Circle, Kind, Membership, Team, User
from accounts.models.membership import TeamPlace
from accounts.models.user import COLOURS
from accounts.two_factor.operations import enrol
from config.demo.loader.play import Play
from config.demo.people import password, totp_secret
from config.demo.recipe.people import OUTSIDERS, STAFF, TEAMS
from config.secrets import secret
from journal.acting import publish
from journal.ids import uuid7
from permissions.grants import set_roles

# Minutes since somebody was here last, in the order of the recipe.
_SEEN = (35, 140, 1_600, 12, 4, 55, 8, 210, 90, 26, 3, 18, 7, 75, 31, 2_900, 400, 22, 130, 48, 16)


def add_teams(play: Play) -> None:
    for key in TEAMS:
        circle = open_circle(play.workspace)
        team = Team.objects.create(workspace=play.workspace, name=play.words.teams[key], circle=circle)
        publish(TeamChanged(what="opened"), about=team)
        play.teams[key] = team


def add_staff(play: Play) -> None:
    encoded = _encoded_password()
    for person in STAFF:
        teams = [play.teams[person.team]] if person.team else []
        member = _add(play, person.key, Kind.STAFF, person.role, encoded, teams=teams)
        if person.guarded and member.user is not None:
            enrol(member.user, totp_secret(play.words.login(person.key)), step=0)


def add_outsiders(play: Play) -> None:
    encoded = _encoded_password()
    for person in OUTSIDERS:
        company = play.companies[person.company]
        kind = Kind(company.relation)
        _add(play, person.key, kind, kind.value, encoded, circle=company.circle)


def note_last_seen(play: Play) -> None:
    """Who was here how long ago; nothing in the recipe leaves that trace."""
    for (_key, member), minutes in zip(play.members.items(), _SEEN, strict=True):
        member.last_seen = play.moments.start - timedelta(minutes=minutes)
        member.save(update_fields=["last_seen"])


def _add(
    play: Play,
    key: str,
    kind: Kind,
    role: str,
    encoded: str,
    *,
    teams: list[Team] | None = None,
    circle: Circle | None = None,
) -> Membership:
    user = _account(play, key, encoded)
    member = Membership.objects.create(
        workspace=play.workspace,
        user=user,
        name=user.name,
        email=user.email,
        kind=kind,
        job_title=play.words.job(key),
        circle=circle,
        joined_at=play.moments.at("64 08:00"),
    )
    for team in teams or []:
        TeamPlace.objects.create(workspace=play.workspace, membership=member, team=team)
    sync_circles(member)
    set_roles(play.workspace, member, [role])
    publish(MemberChanged(what="joined"), about=member)
    play.members[key] = member
    return member


def _account(play: Play, key: str, encoded: str) -> User:
    """The account of a demo person; one that an earlier load left is made as good as new, their sessions stay."""
    changed = {
        "name": play.words.member_name(key),
        "language": play.words.language,
        "password": encoded,
        "is_active": True,
    }
    user, _is_new = User.objects.update_or_create(
        email=play.words.email(key),
        defaults=changed,
        create_defaults={**changed, "id": _id_of_colour(len(play.members) % COLOURS)},
    )
    Authenticator.objects.filter(user=user).delete()
    return user


def _id_of_colour(colour: int) -> UUID:
    """Neighbours in a team get different colours: two of them in one document are told apart at a glance."""
    return UUID(int=uuid7().int // COLOURS * COLOURS + colour)


def _encoded_password() -> str:
    # The hash of one password for all of them: each one anew would take a third of a second. Its salt comes from the
    # state folder too, so that a second load does not sign anybody out.
    salt = base64.urlsafe_b64decode(secret("demo-salt")).hex()[:22]
    return make_password(password(), salt=salt)

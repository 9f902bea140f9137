"""The people of the demo as its pages and commands know them: no database needed."""

import base64
import hmac
from dataclasses import dataclass

from config.demo.content import LANGUAGES, Words, words_of
from config.demo.recipe.people import OUTSIDERS, STAFF
from config.secrets import secret


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as.

    Args:
        group: "sales", "legal", "delivery", "office", or the key of their company.
        kind: "staff", "partner" or "client".
    """

    key: str
    login: str
    name: str
    job: str
    email: str
    role: str
    kind: str
    group: str
    group_name: str
    slug: str
    is_guarded: bool = False

    @property
    def home(self) -> str:
        """Where they begin."""
        return f"/w/{self.slug}/" if self.kind == "staff" else f"/portal/{self.slug}/"


def everybody(language: str) -> list[DemoPerson]:
    """The people of one workspace, staff first, in the order of the recipe."""
    words = words_of(language)
    return [*_staff(words), *_outsiders(words)]


def named(login: str) -> DemoPerson | None:
    """The demo person of this login, in whichever workspace."""
    for language in LANGUAGES:
        for person in everybody(language):
            if person.login == login:
                return person
    return None


def guarded(language: str) -> DemoPerson:
    """The administrator with a second factor."""
    return next(person for person in everybody(language) if person.is_guarded)


def password() -> str:
    """The password of every demo account, for devices that cannot use the one-click page: "abcd-efgh-ijkl-mnop"."""
    letters = base64.b32encode(_bytes("demo-password")[:10]).decode().lower()
    return "-".join(letters[place : place + 4] for place in range(0, 16, 4))


def totp_secret(login: str) -> str:
    """What the authenticator of a guarded administrator holds, in base32."""
    return base64.b32encode(hmac.digest(_bytes("demo-totp"), login.encode(), "sha256")[:20]).decode()


def _staff(words: Words) -> list[DemoPerson]:
    return [
        DemoPerson(
            key=person.key,
            login=words.login(person.key),
            name=words.member_name(person.key),
            job=words.job(person.key),
            email=words.email(person.key),
            role=person.role,
            kind="staff",
            group=person.team or "office",
            group_name=words.teams.get(person.team, ""),
            slug=words.slug,
            is_guarded=person.guarded,
        )
        for person in STAFF
    ]


def _outsiders(words: Words) -> list[DemoPerson]:
    return [
        DemoPerson(
            key=person.key,
            login=words.login(person.key),
            name=words.member_name(person.key),
            job=words.job(person.key),
            email=words.email(person.key),
            role=person.company.partition("_")[0],
            kind=person.company.partition("_")[0],
            group=person.company,
            group_name=words.companies[person.company].name,
            slug=words.slug,
        )
        for person in OUTSIDERS
    ]


def _bytes(name: str) -> bytes:
    return base64.urlsafe_b64decode(secret(name))

"""Every role: its name, a paragraph that says what it is for, and its verbs.

`everywhere` are verbs on every record of the workspace; `own` are verbs on records the person owns or that belong to
one of their teams. What a pipeline, a company or a single record was shared with comes on top (permissions.levels).
"""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from permissions.capabilities import Capability as C

_EVERYTHING = frozenset(C)
_RECORDS = frozenset(
    {
        C.WORKSPACE_VIEW, C.MEMBER_VIEW,
        C.COMPANY_VIEW, C.COMPANY_COMMENT, C.COMPANY_EDIT,
        C.PERSON_VIEW, C.PERSON_COMMENT, C.PERSON_EDIT,
        C.PRODUCT_VIEW, C.PRODUCT_COMMENT,
        C.REQUEST_VIEW, C.REQUEST_COMMENT, C.REQUEST_WORK, C.REQUEST_CREATE,
        C.DEAL_CREATE, C.TEMPLATE_VIEW,
    }
)  # fmt: skip
_DEALS = frozenset(
    {C.DEAL_VIEW, C.DEAL_COMMENT, C.DEAL_MOVE, C.DEAL_EDIT, C.DEAL_REASSIGN, C.DEAL_SHARE, C.DEAL_ARCHIVE}
)


@dataclass(frozen=True)
class Role:
    key: str
    name: str | Promise
    prose: str | Promise
    everywhere: frozenset[C]
    own: frozenset[C]
    staff: bool = True

    @property
    def codename(self) -> str:
        """The permission that a grant on the workspace carries for this role."""
        return f"role_{self.key}"


ROLES: dict[str, Role] = {
    role.key: role
    for role in [
        Role(
            "owner",
            _("Owner"),
            _("Sees and does everything, names administrators, and cannot be removed while being the last owner."),
            _EVERYTHING,
            frozenset(),
        ),
        Role(
            "admin",
            _("Administrator"),
            _("Sees and does everything: people, roles, teams, pipelines, settings. Cannot touch owners."),
            _EVERYTHING,
            frozenset(),
        ),
        Role(
            "manager",
            _("Manager"),
            _(
                "Sees and works on every deal, company, person and request, shares them with partners and clients, "
                "runs imports and shapes pipelines. Does not manage people."
            ),
            _RECORDS
            | _DEALS
            | {
                C.PIPELINE_VIEW,
                C.PIPELINE_MANAGE,
                C.PIPELINE_SHARE,
                C.PRODUCT_EDIT,
                C.IMPORT_RUN,
                C.COMPANY_ARCHIVE,
                C.PERSON_ARCHIVE,
                C.PRODUCT_ARCHIVE,
                C.REQUEST_ASSIGN,
                C.REQUEST_SETTINGS,
                C.TEMPLATE_MANAGE,
            },
            frozenset(),
        ),
        Role(
            "member",
            _("Member"),
            _(
                "Works on their own deals, on those of their teams, and in the pipelines opened to their teams. "
                "Sees every company, person, product and request."
            ),
            _RECORDS | {C.REQUEST_ASSIGN},
            _DEALS | {C.TEMPLATE_MANAGE},
        ),
        Role(
            "partner",
            _("Partner"),
            _(
                "Belongs to a partner company. Sees only the pipelines and deals shared with that company or with "
                "them, with the fields meant for partners; comments and moves deals only where that was granted."
            ),
            frozenset(),
            frozenset(),
            staff=False,
        ),
        Role(
            "client",
            _("Client"),
            _(
                "Belongs to a client company. Sends requests, follows and answers their own, and sees the deals "
                "shared with their company or with them, with the fields meant for clients."
            ),
            frozenset({C.REQUEST_CREATE}),
            frozenset({C.REQUEST_VIEW, C.REQUEST_COMMENT, C.REQUEST_CONFIRM}),
            staff=False,
        ),
    ]
}
STAFF_ROLES = [role for role in ROLES.values() if role.staff]


@cache
def verbs_of(names: frozenset[str]) -> tuple[frozenset[C], frozenset[C]]:
    """What roles give everywhere, and on one's own records; made once: every socket keeps it."""
    roles = [ROLES[name] for name in names if name in ROLES]
    return (
        frozenset().union(*(role.everywhere for role in roles)),
        frozenset().union(*(role.own for role in roles)),
    )

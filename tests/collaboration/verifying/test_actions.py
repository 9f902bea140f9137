"""State before + events = state after, for every act of every room.

Everybody has all their pages open. Somebody acts, through the door, as the permission table's sample calls do. The
pages refetch what the events name by the browser's own rules, nothing else; then they must show what a fresh page
shows. A route that writes has a sample call, or the permission table's own test fails; an operation that none of them
runs must be listed here with the reason.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.collaboration.verifying.acts import ACTS, Act, Outcome, every_operation, outcome_of
from tests.collaboration.verifying.browser import browser
from tests.collaboration.verifying.screens import ASKED_ANEW, SCREENS
from tests.collaboration.verifying.viewer import Viewer
from tests.permissions.calling import one_tenant
from tests.permissions.table import PORTAL_READERS, PORTAL_ROWS, STAFF_READERS, STAFF_ROWS
from tests.permissions.tenant import Tenant

# `make proof` looks at everybody's screens, the suite at those that differ most.
VIEWERS = ("owner", "own", "move", "client")
if os.environ.get("ARTEL_PROOF"):
    VIEWERS = tuple(reader for reader in (*STAFF_READERS, *PORTAL_READERS))
Find = Callable[[Act], Outcome]
# Operations that no screen of somebody else shows anything of.
ELSEWHERE = {
    "accounts/mail/operations.py": {"deliver", "take_up_forgotten"},  # letters; the list of failed ones is asked anew
    "accounts/two_factor/operations.py": {  # one's own factors
        "accept", "code_now", "enrol", "enrolment_address", "lock_account", "lock_factors", "new_secret", "step_of",
        "use_up",
    },
    "accounts/workspaces/operations.py": {"check_currency", "open_workspace"},  # nobody is in it yet
    # How documents are stored, found and taken away, and where the history of outsiders begins.
    "collaboration/documents/exports/operations.py": {"export", "make", "note_export"},
    "collaboration/documents/finding/operations.py": {"index"},
    "collaboration/documents/threads/operations.py": {"look_at_anchors"},
    "collaboration/documents/operations/tending.py": {"compact", "forget_old_updates", "squeeze", "tend"},
    "collaboration/documents/operations/versions.py": {"begin_history"},
    "collaboration/files/operations/forgetting.py": {"forget"},  # files that stand nowhere
    "collaboration/files/operations/storing.py": {"delete"},
    "collaboration/files/operations/taking.py": {"copy_file", "keep_made"},  # of a new document; of one's own
    "collaboration/notifications/operations/mailing.py": {"is_due", "mail_it", "send_digest"},
    "collaboration/notifications/operations/pushing.py": {"public_key", "push_it"},
    "permissions/session/operations.py": {"judge_again", "set_language"},  # one's own session
    # An import with deals: told by the events of the import and of the pipeline, tests/workspace/imports.
    "workspace/deals/operations/bringing.py": {"bring_again", "bring_deals"},
    "workspace/deals/operations/pipelines.py": {"open_first_pipeline"},  # of a new workspace
    # A move taken back is the same fact as a move: tests/workspace/deals/test_undo_deal.py.
    "workspace/deals/operations/standing.py": {"take_back_move"},
    "workspace/service_requests/operations/categories.py": {"open_default_categories"},
    "workspace/service_requests/operations/mailing.py": {"write_to_client"},
    # A step taken back is the same fact as a step: tests/workspace/service_requests.
    "workspace/service_requests/operations/working.py": {"take_back_status"},
}  # fmt: skip


@pytest.fixture(scope="module")
def tenant(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    with one_tenant(django_db_blocker, tmp_path_factory.mktemp("files")) as made:
        yield made


@pytest.fixture(scope="module")
def outcome(tenant: Tenant) -> Iterator[Find]:
    """What an act did to everybody's screens; each is done once."""
    done: dict[str, Outcome] = {}
    with browser() as rules:
        viewers = [Viewer(tenant, column, rules) for column in VIEWERS]

        def find(act: Act) -> Outcome:
            if act.name not in done:
                done[act.name] = outcome_of(act, tenant, viewers)
            return done[act.name]

        yield find


def test_every_route_is_a_screen_or_asked_anew() -> None:
    reading = {row.route for row in [*STAFF_ROWS, *PORTAL_ROWS] if not row.writes}
    assert reading == set(SCREENS) | ASKED_ANEW
    assert not set(SCREENS) & ASKED_ANEW


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_the_events_of_an_act_bring_every_screen_up_to_date(act: Act, outcome: Find) -> None:
    assert outcome(act).wrong == {}


def test_every_operation_is_among_the_acts(outcome: Find) -> None:
    ran = set().union(*(outcome(act).operations for act in ACTS))
    listed = {f"{path}:{name}" for path, names in ELSEWHERE.items() for name in names}
    assert every_operation() - ran == listed

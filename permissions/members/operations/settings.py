"""The workspace's own settings."""

from collections.abc import Mapping

from accounts.events import WorkspaceChanged
from accounts.models import Membership, Workspace
from accounts.two_factor.queries import has_second_factor
from accounts.workspaces.operations import check_currency
from journal.acting import current, publish
from journal.versions import FieldEdit, merge_edit
from permissions.audiences import everybody
from permissions.grants import tell_access_changed
from permissions.history import last_changes_of
from permissions.members.errors import OwnFactorFirst

_FACTORS = ("two_factor_required", "portal_two_factor_required")
# Who is shown whom, on sockets that are open: they are judged again, too.
_SHOWN = "portal_sees_staff"


def change_workspace(*, workspace: Workspace, edits: Mapping[str, FieldEdit]) -> None:
    """Change the fields given; a demanded second factor shuts the door on whoever has none, at once.

    Args:
        workspace: locked.
        edits: by field name.

    Raises:
        Clash, UnknownCurrency.
        OwnFactorFirst: staff would need a factor and the one who says so has none.
    """
    changes = merge_edit(workspace, edits, who_changed=last_changes_of(workspace))
    if "currency" in changes:
        check_currency(workspace.currency)
    if "two_factor_required" in changes and workspace.two_factor_required:
        _require_own_factor()
    if not changes:
        return
    workspace.save(update_fields=list(changes))
    publish(WorkspaceChanged(changes=changes), about=workspace, heard_by=everybody())
    if set(changes) & {*_FACTORS, _SHOWN}:
        tell_access_changed(everyone=True)


def _require_own_factor() -> None:
    me = Membership.objects.filter(pk=current().actor.member_id).first()
    if me is not None and me.user_id is not None and not has_second_factor(me.user_id):
        raise OwnFactorFirst

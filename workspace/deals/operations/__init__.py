"""Every write of the deals room. All run inside act()."""

from workspace.deals.operations.closing import close_deal, move_deal, reopen_deal
from workspace.deals.operations.contents import add_line, edit_line, remove_line, set_people
from workspace.deals.operations.keeping import archive_deal, hand_over_deals, reassign_deal, restore_deal
from workspace.deals.operations.opening import edit_deal, open_deal
from workspace.deals.operations.pipelines import (
    add_stage,
    edit_stage,
    open_pipeline,
    open_to_teams,
    order_stages,
    remove_stage,
    rename_pipeline,
)
from workspace.deals.operations.standing import take_back_move

__all__ = [
    "add_line",
    "add_stage",
    "archive_deal",
    "close_deal",
    "edit_deal",
    "edit_line",
    "edit_stage",
    "hand_over_deals",
    "move_deal",
    "open_deal",
    "open_pipeline",
    "open_to_teams",
    "order_stages",
    "reassign_deal",
    "remove_line",
    "remove_stage",
    "rename_pipeline",
    "reopen_deal",
    "restore_deal",
    "set_people",
    "take_back_move",
]

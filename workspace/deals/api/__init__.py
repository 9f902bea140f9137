"""The staff door of the deals room."""

from ninja import Router

from workspace.deals.api.acts import door as acts
from workspace.deals.api.board import door as board
from workspace.deals.api.bulk import door as bulk
from workspace.deals.api.contents import door as contents
from workspace.deals.api.deals import door as deals
from workspace.deals.api.pipelines import door as pipelines

# The board and the bulk stand before the deals: "/deals/board" is not a deal's id.
doors: list[Router] = [pipelines, board, bulk, deals, acts, contents]

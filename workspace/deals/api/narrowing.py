"""From the parameters of a route to the filter of the queries: one way for boards and lists."""

from workspace.deals.queries import DealFilter
from workspace.deals.schemas import CardsNarrowed


def narrowed_by(asked: CardsNarrowed) -> DealFilter:
    """What a board and every list of deals may be narrowed by; staff are shown every deal's company."""
    return DealFilter(
        owner=asked.owner,
        team=asked.team,
        company=asked.company,
        attention=asked.attention,
        q=asked.q,
        in_companies=True,
    )

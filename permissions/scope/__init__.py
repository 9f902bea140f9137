"""The only place that decides what a person sees and may do.

scope = Scope.of(member)             one query
scope.visible(Deal)                    a queryset: counts, exports, checks
scope.page(Deal, order="-updated_at")  a keyset page that walks each branch's own index
scope.load(Deal, id, to=Capability.DEAL_MOVE, lock=True)
scope.allows(deal, Capability.DEAL_EDIT)
scope.hears(event.audience)
"""

from permissions.scope.page import Page
from permissions.scope.scope import Scope

__all__ = ["Page", "Scope"]

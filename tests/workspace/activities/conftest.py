from tests.collaboration.conftest import partner_two, rita, shared_deal
from tests.workspace.deals.conftest import deal, pipeline, stages

__all__ = ["deal", "partner_two", "pipeline", "rita", "shared_deal", "stages"]

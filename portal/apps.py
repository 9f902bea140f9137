from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from accounts.models import Kind
        from collaboration.documents.models import Document
        from collaboration.sharing.registry import previewed
        from permissions.field_rights import shows_outside
        from portal.deals.preview import preview_deal, preview_pipeline
        from portal.deals.schemas import ClientDealOut, PartnerDealFullOut, SharedPipelineOut
        from portal.documents.preview import preview_document
        from portal.service_requests.schemas import OwnRequestOut
        from workspace.deals.models import Deal, Pipeline
        from workspace.service_requests.models import ServiceRequest

        previewed(Deal, preview_deal)
        previewed(Pipeline, preview_pipeline)
        previewed(Document, preview_document)
        shows_outside(Deal, Kind.CLIENT, ClientDealOut)
        shows_outside(Deal, Kind.PARTNER, PartnerDealFullOut)
        shows_outside(Pipeline, Kind.PARTNER, SharedPipelineOut)
        shows_outside(ServiceRequest, Kind.CLIENT, OwnRequestOut)

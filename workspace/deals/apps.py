from django.apps import AppConfig


class DealsConfig(AppConfig):
    name = "workspace.deals"

    def ready(self) -> None:
        """Say to the lower rooms what they must know of deals, a floor at a time."""
        self._guard()
        self._tell_fields()
        self._open_to_collaboration()
        self._share()
        self._join_the_workspace()

    def _guard(self) -> None:
        from permissions.capabilities import Capability
        from permissions.levels import DEAL_LEVELS, PIPELINE_LEVELS
        from permissions.registry import container, direct, guarded, owner, team
        from workspace.companies.models import CompanyGroupGrant, CompanyUserGrant
        from workspace.deals.models import Deal, DealGroupGrant, DealUserGrant, Pipeline, Stage
        from workspace.deals.models import PipelineGroupGrant as OfCircles
        from workspace.deals.models import PipelineUserGrant as OfPeople

        of_pipeline = container("pipeline", "pipeline_id", OfPeople, OfCircles)
        guarded(
            Deal,
            view=Capability.DEAL_VIEW,
            branches=(
                owner("owner_id"),
                team("team_id"),
                of_pipeline,
                container("company", "company_id", CompanyUserGrant, CompanyGroupGrant),
                direct("deal", DealUserGrant, DealGroupGrant),
            ),
            levels=DEAL_LEVELS,
            indexed=("updated_at", "rank"),
            put_away="archived_at",
        )
        guarded(
            Pipeline,
            view=Capability.PIPELINE_VIEW,
            branches=(direct("pipeline", OfPeople, OfCircles),),
            levels=PIPELINE_LEVELS,
            indexed=(),
            put_away="archived_at",
        )
        guarded(Stage, view=Capability.PIPELINE_VIEW, branches=(of_pipeline,), levels=PIPELINE_LEVELS, indexed=())

    def _tell_fields(self) -> None:
        from permissions.capabilities import Capability
        from permissions.field_rights import has_fields
        from workspace.deals.models import Deal, Pipeline
        from workspace.deals.schemas import DealEdits, DealFullOut, PipelineEdits, PipelineOut

        has_fields(
            Deal,
            shown=DealFullOut,
            edits=DealEdits,
            edit=Capability.DEAL_EDIT,
            acts={
                "owner": Capability.DEAL_REASSIGN,
                "team": Capability.DEAL_REASSIGN,
                "stage": Capability.DEAL_MOVE,
                "people": Capability.DEAL_EDIT,
                "lines": Capability.DEAL_EDIT,
            },
        )
        has_fields(Pipeline, shown=PipelineOut, edits=PipelineEdits, edit=Capability.PIPELINE_MANAGE)

    def _open_to_collaboration(self) -> None:
        from collaboration.comments.registry import commentable
        from collaboration.documents.links.registry import linkable
        from collaboration.documents.registry import documented
        from collaboration.documents.templates.registry import offer_fields
        from collaboration.notifications.registry import news
        from permissions.capabilities import Capability
        from workspace.deals.models import Deal
        from workspace.deals.papers import deal_fields

        of_a_deal = ("edited", "moved", "closed", "reopened", "reassigned", "archived", "restored")
        news(*(f"deal.{what}" for what in (*of_a_deal, "lines_changed", "people_changed")))
        commentable(
            Deal,
            comment=Capability.DEAL_COMMENT,
            title=str,
            page=lambda deal: f"deals/{deal.id}",
            responsible=lambda deal: deal.owner_id,
        )
        documented(
            Deal,
            view=Capability.DEAL_VIEW,
            comment=Capability.DEAL_COMMENT,
            edit=Capability.DEAL_EDIT,
            manage=Capability.DEAL_SHARE,
        )
        linkable(Deal, page=lambda deal: f"deals/{deal.id}", portal_page=lambda deal: f"deals/{deal.id}")
        offer_fields(Deal, *deal_fields())

    def _share(self) -> None:
        from collaboration.notifications.registry import tellable
        from collaboration.sharing.registry import shareable
        from permissions.capabilities import Capability
        from workspace.deals.models import Deal, Pipeline

        shareable(Deal, share=Capability.DEAL_SHARE, fields=("amount",))
        shareable(Pipeline, share=Capability.PIPELINE_SHARE, fields=("amount",))
        tellable(
            Pipeline,
            title=str,
            page=lambda pipeline: f"deals?pipeline={pipeline.id}",
            portal_page=lambda pipeline: f"pipelines/{pipeline.id}",
        )

    def _join_the_workspace(self) -> None:
        from accounts.workspaces.registry import offer_templates, on_workspace_opened
        from permissions.members.registry import handovers, offer_check
        from workspace.deals.api import undoing
        from workspace.deals.models import Deal
        from workspace.deals.operations.keeping import hand_over_deals
        from workspace.deals.operations.pipelines import open_first_pipeline
        from workspace.deals.templates import offered

        undoing.register()
        handovers.append(hand_over_deals)
        offer_check("open_deal", lambda member: Deal.objects.filter(workspace_id=member.workspace_id).exists())
        offer_templates.append(offered)
        on_workspace_opened.append(open_first_pipeline)

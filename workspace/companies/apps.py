from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    name = "workspace.companies"

    def ready(self) -> None:
        """Say to the lower rooms what they must know of companies, a floor at a time."""
        self._guard()
        self._open_to_collaboration()
        self._join_the_workspace()

    def _guard(self) -> None:
        from permissions.capabilities import Capability
        from permissions.field_rights import has_fields
        from permissions.registry import guarded
        from permissions.undoing.registry import undoable, undoable_edit, way_back
        from workspace.companies import api
        from workspace.companies.models import Company
        from workspace.companies.schemas import CompanyEdits, CompanyOut

        guarded(Company, view=Capability.COMPANY_VIEW, indexed=("updated_at", "sort_name"))
        has_fields(Company, shown=CompanyOut, edits=CompanyEdits, edit=Capability.COMPANY_EDIT)
        undoable_edit("company.edited", api.edit_company)
        undoable("company.archived", way_back(api.restore_company))
        undoable("company.restored", way_back(api.archive_company))

    def _open_to_collaboration(self) -> None:
        from collaboration.comments.registry import commentable
        from collaboration.documents.links.registry import linkable
        from collaboration.documents.registry import documented
        from collaboration.documents.templates.registry import offer_fields
        from collaboration.notifications.registry import news
        from permissions.capabilities import Capability
        from workspace.companies.models import Company
        from workspace.companies.papers import company_fields

        news("company.edited", "company.archived", "company.restored")
        commentable(
            Company,
            comment=Capability.COMPANY_COMMENT,
            title=str,
            page=lambda company: f"companies/{company.id}",
            responsible=lambda company: company.owner_id,
        )
        documented(
            Company,
            view=Capability.COMPANY_VIEW,
            comment=Capability.COMPANY_VIEW,
            edit=Capability.COMPANY_EDIT,
            manage=Capability.COMPANY_EDIT,
        )
        linkable(Company, page=lambda company: f"companies/{company.id}")
        offer_fields(Company, *company_fields())

    def _join_the_workspace(self) -> None:
        from permissions.members.registry import handovers, offer_check
        from permissions.outside_companies import Companies, register_companies
        from workspace.companies import operations, queries
        from workspace.companies.models import Company

        register_companies(
            Companies(
                behind=queries.companies_behind,
                load=queries.outside_company,
                find=queries.find_outside_companies,
                open_circle=operations.open_circle_of,
            )
        )
        handovers.append(operations.hand_over_companies)
        offer_check("add_company", lambda member: Company.objects.filter(workspace_id=member.workspace_id).exists())

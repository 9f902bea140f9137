from django.apps import AppConfig


class ServiceRequestsConfig(AppConfig):
    name = "workspace.service_requests"

    def ready(self) -> None:
        """Say to the lower rooms what they must know of requests, a floor at a time."""
        self._guard()
        self._tell_fields()
        self._open_to_collaboration()
        self._join_the_workspace()

    def _guard(self) -> None:
        from permissions.capabilities import Capability
        from permissions.levels import REQUEST_LEVELS
        from permissions.registry import direct, guarded, owner
        from workspace.service_requests.models import (
            RequestCategory,
            RequestGroupGrant,
            RequestUserGrant,
            ServiceRequest,
        )

        guarded(
            ServiceRequest,
            view=Capability.REQUEST_VIEW,
            # No branch for the company: a colleague's request is not one's own.
            branches=(owner("requester_id"), direct("request", RequestUserGrant, RequestGroupGrant)),
            levels=REQUEST_LEVELS,
        )
        # Whoever may send a request may choose what it is about.
        guarded(RequestCategory, view=Capability.REQUEST_CREATE, indexed=())

    def _tell_fields(self) -> None:
        from permissions.capabilities import Capability
        from permissions.field_rights import has_fields
        from workspace.service_requests.api import undoing
        from workspace.service_requests.models import ServiceRequest
        from workspace.service_requests.schemas import RequestEdits, RequestOut

        has_fields(
            ServiceRequest,
            shown=RequestOut,
            edits=RequestEdits,
            edit=Capability.REQUEST_WORK,
            acts={"assignee": Capability.REQUEST_ASSIGN, "status": Capability.REQUEST_WORK},
        )
        undoing.register()

    def _open_to_collaboration(self) -> None:
        from collaboration.comments.registry import commentable
        from collaboration.documents.links.registry import linkable
        from collaboration.documents.registry import documented
        from collaboration.documents.templates.registry import offer_fields
        from collaboration.notifications.registry import news
        from permissions.capabilities import Capability
        from workspace.service_requests.models import ServiceRequest
        from workspace.service_requests.operations import take_notice
        from workspace.service_requests.papers import request_fields

        def page(request: ServiceRequest) -> str:
            return f"requests/{request.id}"

        news("request.edited", "request.assigned", "request.status_changed")
        commentable(
            ServiceRequest,
            comment=Capability.REQUEST_COMMENT,
            title=str,
            page=page,
            responsible=lambda request: request.assignee_id,
            added=take_notice,
        )
        documented(
            ServiceRequest,
            view=Capability.REQUEST_VIEW,
            comment=Capability.REQUEST_COMMENT,
            edit=Capability.REQUEST_WORK,
            manage=Capability.REQUEST_WORK,
        )
        linkable(ServiceRequest, page=page, portal_page=page)
        offer_fields(ServiceRequest, *request_fields())

    def _join_the_workspace(self) -> None:
        from accounts.workspaces.registry import on_workspace_opened
        from permissions.members.registry import handovers
        from workspace.activities.queries import finishers
        from workspace.deals.api import full
        from workspace.service_requests.models import ServiceRequest
        from workspace.service_requests.operations import hand_over_requests, open_default_categories
        from workspace.service_requests.queries import named, requests_of

        full.requests_of.append(requests_of)
        on_workspace_opened.append(lambda workspace, _template, _language: open_default_categories(workspace))
        finishers[ServiceRequest.noun] = named
        handovers.append(hand_over_requests)

from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    name = "permissions"

    def ready(self) -> None:
        from accounts import sessions
        from accounts.mail.models import OutgoingMail
        from accounts.models import Membership, Team, Workspace
        from accounts.workspaces import registry as beginnings
        from journal import acting
        from permissions.audiences import audience_of
        from permissions.capabilities import Capability
        from permissions.grants import set_roles
        from permissions.members import queries as members
        from permissions.members.registry import offer_check
        from permissions.registry import guarded
        from permissions.session.operations import judge_again

        acting.audience_of = audience_of
        guarded(Workspace, view=Capability.WORKSPACE_VIEW, indexed=())
        guarded(Membership, view=Capability.MEMBER_VIEW, indexed=())
        guarded(Team, view=Capability.WORKSPACE_VIEW, indexed=())
        guarded(OutgoingMail, view=Capability.MAIL_VIEW, indexed=())
        sessions.watchers.append(judge_again)
        beginnings.crown.append(lambda workspace, founder: set_roles(workspace, founder, ["owner"]))
        offer_check("invite_colleague", members.has_colleague)
        offer_check("invite_outsider", members.has_outsider)
        offer_check("second_factor", members.has_factor)

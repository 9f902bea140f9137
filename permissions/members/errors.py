"""What people settings refuse."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Forbidden, Invalid, Refusal


class OwnersOnly(Forbidden):
    code = "owners_only"
    message = _("Only an owner may do this with owners and administrators.")


class AlreadyAMember(Refusal):
    code = "already_a_member"
    message = _("Somebody with this address is already here.")


class StillInvited(Refusal):
    code = "still_invited"
    message = _("This person is invited already. Send the invitation again from the list of members.")


class IsDeactivated(Refusal):
    code = "member_is_deactivated"
    message = _("This person is deactivated. Reactivate them first.")


class NotInvited(Refusal):
    code = "not_invited"
    message = _("This person has no open invitation.")


class LastOwner(Refusal):
    code = "last_owner"
    message = _("This is the last owner. Make somebody else an owner first.")


class LeaveInstead(Refusal):
    code = "leave_instead"
    message = _("You cannot deactivate yourself. Leave the workspace instead.")


class CannotTakeOver(Invalid):
    code = "cannot_take_over"
    message = _("Records are handed over to an active colleague.")


class WrongRole(Invalid):
    code = "wrong_role"
    message = _("There is no such role for this kind of member.")


class CompanyNeeded(Invalid):
    code = "company_needed"
    message = _("Choose the company this person belongs to.")


class StaffHaveNoCompany(Invalid):
    code = "staff_have_no_company"
    message = _("Staff belong to teams, not to an outside company.")


class OwnFactorFirst(Refusal):
    code = "own_factor_first"
    message = _("Set up your own second factor first: otherwise you would lock yourself out.")


class TeamNameTaken(Refusal):
    code = "team_name_taken"
    message = _("There is a team with this name.")


class TeamLoop(Refusal):
    code = "team_loop"
    message = _("A team cannot belong to itself or to a team below it.")


class TeamHasTeams(Refusal):
    code = "team_has_teams"
    message = _("Teams belong to this one. Move or delete them first.")


class TeamInUse(Refusal):
    code = "team_in_use"
    message = _("Records belong to this team. Move them first.")

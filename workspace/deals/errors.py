"""What cannot be done with a deal."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, Refusal


class DealIsClosed(Refusal):
    code = "deal_is_closed"
    message = _("This deal is closed. Reopen it to change it.")


class DealIsOpen(Refusal):
    code = "deal_is_open"
    message = _("This deal is already open.")


class DealIsArchived(Refusal):
    code = "deal_is_archived"
    message = _("This deal is archived. Restore it first.")


class DealIsNotArchived(Refusal):
    code = "deal_is_not_archived"
    message = _("This deal is not archived.")


class StageOfAnotherPipeline(Refusal):
    code = "stage_of_another_pipeline"
    message = _("This stage belongs to another pipeline.")


class ReasonDemanded(Invalid):
    code = "reason_demanded"
    message = _("Please say why the deal was won or lost.")

    def __init__(self) -> None:
        super().__init__(fields={"reason": [str(self.message)]})


class NoStageForThat(Refusal):
    code = "no_stage_for_that"
    message = _("This pipeline has no stage for that.")


class StageIsUsed(Refusal):
    code = "stage_is_used"
    message = _("There are deals in this stage. Move them first.")


class LastOpenStage(Refusal):
    code = "last_open_stage"
    message = _("A pipeline needs at least one open stage.")


class OwnerCannotWork(Invalid):
    code = "owner_cannot_work"
    message = _("Only active staff members can own a deal.")

    def __init__(self) -> None:
        super().__init__(fields={"owner_id": [str(self.message)]})

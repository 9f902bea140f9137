"""What cannot be done with notifications."""

from django.utils.translation import gettext_lazy as _

from journal.errors import Invalid, NotFound, Refusal


class EndpointNotAllowed(Invalid):
    code = "endpoint_not_allowed"
    message = _("Messages cannot be sent to this browser: its push service's address or keys are not usable.")

    def __init__(self) -> None:
        super().__init__(fields={"endpoint": [str(self.message)]})


class DeviceIsUnknown(NotFound):
    message = _("This browser is not registered for messages.")


class PushServiceAway(Refusal):
    """Told to the queue, which tries again."""

    code = "push_service_away"
    status = 503
    message = _("The browser's push service does not answer.")

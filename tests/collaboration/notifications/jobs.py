"""The worker's part, in tests."""

from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail.models import OutgoingMail
from collaboration.notifications.tasks import mail
from tests.cast import Person


def run_mails(person: Person) -> list[OutgoingMail]:
    """Do the queued jobs of the inbox, as the worker would; the mails that came of it, oldest first."""
    with person.inside():
        before = set(OutgoingMail.objects.values_list("pk", flat=True))
    for job in ProcrastinateJob.objects.filter(task_name="notifications.mail", status="todo").order_by("id"):
        mail(**job.args)
    with person.inside():
        return list(OutgoingMail.objects.exclude(pk__in=before).order_by("created_at"))

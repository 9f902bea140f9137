"""When mails are delivered."""

from uuid import UUID

from procrastinate.contrib.django import app

from accounts.mail import operations


@app.task(name="mail.deliver", queue="mail")
def deliver(mail_id: str, workspace_id: str | None) -> None:
    operations.deliver(mail_id=UUID(mail_id), workspace_id=UUID(workspace_id) if workspace_id else None)


@app.periodic(cron="*/5 * * * *")
@app.task(name="mail.take_up_forgotten", queue="mail", queueing_lock="mail.take_up_forgotten")
def take_up_forgotten(timestamp: int) -> None:
    operations.take_up_forgotten()

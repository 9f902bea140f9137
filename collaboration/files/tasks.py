"""When files are forgotten."""

from procrastinate.contrib.django import app

from collaboration.files import operations


@app.periodic(cron="17 * * * *")
@app.task(name="files.forget", queue="files", queueing_lock="files.forget")
def forget(timestamp: int) -> None:
    operations.forget()

"""Runs the queued jobs."""

import asyncio
import logging
import os
from pathlib import Path
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandParser
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ProcrastinateException

from config.supervisor import end_with_parent

log = logging.getLogger(__name__)
# `serve` waits 15 s for its worker: a job gets most of it to finish, the next worker takes up what did not.
_GRACE_SECONDS = 10
_TOUCH_SECONDS = 10
# A worker that was killed beats no more; its jobs begin again. They are all made for that (journal.once).
_LOOK_SECONDS, _DEAD_SECONDS = 10, 30
# Beside the web server on one machine, an import must not make people wait.
_NICE = 10


class Command(BaseCommand):
    help = "Runs the queued jobs until SIGINT or SIGTERM. Start as many as there is work for, on any machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tied", action="store_true", help="end when standard input closes (used by serve)")
        parser.add_argument("--concurrency", type=int, default=2, help="jobs at the same time (default: 2)")

        parser.add_argument("--alive-file", type=Path, help="touched every 10 s while the worker is well")

    def handle(self, *, tied: bool, concurrency: int, alive_file: Path | None, **options: Any) -> None:
        if tied:
            os.nice(_NICE)
            end_with_parent()
        else:
            self.stdout.write("Waiting for jobs; Ctrl-C stops")
            self.stdout.flush()
        asyncio.run(_work(concurrency, alive_file))


async def _work(concurrency: int, alive_file: Path | None) -> None:
    sign_of_life = asyncio.create_task(_touch(alive_file)) if alive_file else None
    try:
        await _run(concurrency)
    finally:
        if sign_of_life:
            sign_of_life.cancel()


async def _touch(path: Path) -> None:
    while True:
        path.touch()
        await asyncio.sleep(_TOUCH_SECONDS)


async def _run(concurrency: int) -> None:
    connector: Any = app.connector  # Django's: it hands out the one that a worker needs
    with app.replace_connector(connector.get_worker_connector()) as own:
        async with own.open_async():
            looking = asyncio.create_task(_take_up_abandoned(own))
            try:
                await own.run_worker_async(concurrency=concurrency, shutdown_graceful_timeout=_GRACE_SECONDS)
            finally:
                looking.cancel()


async def _take_up_abandoned(own: App) -> None:
    while True:
        try:
            for job in await own.job_manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_SECONDS):
                log.warning("job %s (%s) was left by a worker that is gone: again", job.id, job.task_name)
                await own.job_manager.retry_job(job)
        except (psycopg.Error, ProcrastinateException):
            log.warning("abandoned jobs could not be looked for", exc_info=True)
        await asyncio.sleep(_LOOK_SECONDS)

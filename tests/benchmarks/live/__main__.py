"""The live channel on Daphne and on uvicorn, beside Channels as its own tutorial shows it, all in one run.

    python -m tests.benchmarks.live [--sockets 1000] [--only fan_out head_of_line ...] [--on daphne uvicorn]

Every server runs pinned to the first core, this program to the last, on data of its own. The plain way is a consumer
that joins a group, on the in-memory layer. Prints each figure with its target; the status says whether all are met.
"""

import argparse
import asyncio
import os
import sys
import tempfile

from tests.benchmarks.servers import KINDS

PARTS = ("fan_out", "head_of_line", "revocation", "on_screen", "slow_reader")


def main() -> bool:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sockets", type=int, default=1000)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--on", nargs="+", choices=KINDS, default=KINDS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="artel-live-") as data:
        _prepare(data)
        try:
            return asyncio.run(_measure(asked.only, asked.on, asked.sockets))
        finally:
            from config.postgres import release

            release()


def _prepare(data: str) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ARTEL_DEMO"):
        os.environ.pop(name, None)
    os.environ.update(ARTEL_DATA=data, DJANGO_SETTINGS_MODULE="config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    # Not before: PostgreSQL has been started and keeps all cores.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


async def _measure(parts: list[str], kinds: list[str], sockets: int) -> bool:
    from tests.benchmarks.live import fan_out, head_of_line, on_screen, revocation, slow_reader
    from tests.benchmarks.live.figures import HEAD

    ways = {
        "fan_out": lambda kind: fan_out.measure(kind, sockets),
        "head_of_line": head_of_line.measure,
        "revocation": revocation.measure,
        "on_screen": on_screen.measure,
        "slow_reader": slow_reader.measure,
    }
    print(HEAD, "|---|---|---|---|---|---|", sep="\n")
    are_met = True
    for part in parts:
        for kind in kinds:
            for figure in await ways[part](kind):
                print(figure, flush=True)
                are_met &= figure.is_met
    return are_met


if __name__ == "__main__":
    sys.exit(0 if main() else 1)

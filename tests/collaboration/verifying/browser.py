"""The browser's own refresh rules, run by node from the front end's sources."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Key = list[Any]


class Browser:
    """Answers which query keys the frames of the live channel make stale."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def stale(self, slug: str, frames: list[dict[str, Any]]) -> list[Key]:
        """The keys that these frames name for a refetch."""
        found: list[Key] = self._ask(ws=slug, frames=frames)
        return found

    def key(self, name: str, slug: str, *given: str) -> Key:
        """A query key by its name in keys.ts."""
        found: Key = self._ask(name=name, given=[slug, *given])
        return found

    def _ask(self, **asked: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the browser's rules ended: see what node said above"
        return json.loads(line)


@contextmanager
def browser() -> Iterator[Browser]:
    program = ["node", str(Path(__file__).with_name("browser.mjs"))]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Browser(process)
        finally:
            process.kill()


def covers(stale: Key, kept: Key) -> bool:
    """Does invalidating `stale` reach the answer kept under `kept`? As TanStack Query decides: by prefix."""
    return kept[: len(stale)] == stale

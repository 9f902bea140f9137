"""Which process of pytest-xdist runs which tests.

A file stays in one process, so that what its tests share (a tenant, two web servers, a loaded demo) is made once; some
folders stay together for the same reason. What takes longest begins first, and small files fill up the end.
"""

from collections import Counter
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders whose tests share a product or a demo; a browser gets a core to itself.
_TOGETHER = ("tests/journeys/", "tests/config/demo/", "tests/chaos/")
# Longest first, as measured with `--durations`; everything else by its number of tests.
_FIRST = (
    "tests/journeys/",
    "tests/collaboration/verifying/test_actions.py",
    "tests/chaos/",
    "tests/permissions/test_state_machine.py",
    "tests/config/demo/",
    "tests/infrastructure/test_serve.py",
    "tests/collaboration/live/test_two_processes.py",
    "tests/accounts/mail/test_workers.py",
    "tests/infrastructure/test_serving.py",
    "tests/collaboration/documents/test_killed_servers.py",
    "tests/infrastructure/test_postgres.py",
    "tests/collaboration/documents/test_made_up_histories.py",
    "tests/collaboration/documents/test_two_processes.py",
    "tests/infrastructure/test_topology.py",
)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> "ByFile":
    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = in_order(items)


def scope_of(nodeid: str) -> str:
    """The file of a test, or its folder where a folder stays together."""
    path = nodeid.partition("::")[0]
    return next((folder for folder in _TOGETHER if path.startswith(folder)), path)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests as they are handed out: a stable order, so that what pytest sorted within a file stays."""
    sizes = Counter(scope_of(item.nodeid) for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        scope = scope_of(item.nodeid)
        return (_FIRST.index(scope) if scope in _FIRST else len(_FIRST), -sizes[scope], scope)

    return sorted(items, key=place)


class ByFile(LoadScopeScheduling):
    """xdist's own scheduler with our scopes, handed out in the order in which the tests were collected."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)

"""Work done beside the browsers, on the product's own database: preparing what a journey begins with."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connection, connections

from config.settings import database

T = TypeVar("T")


class Ground:
    """A thread with a connection to the product's database.

    The test's own thread cannot do it: Playwright's event loop lives there, and its connection belongs to the tests
    without a browser.
    """

    def __init__(self, database_url: str, blocker: Any) -> None:
        self._blocker = blocker
        self._thread = ThreadPoolExecutor(1, initializer=_connect, initargs=(database_url,))

    def run(self, work: Callable[..., T], *args: Any, **options: Any) -> T:
        with self._blocker.unblock():
            return self._thread.submit(work, *args, **options).result()

    def close(self) -> None:
        self.run(connections.close_all)
        self._thread.shutdown()


def _connect(url: str) -> None:
    chosen = database(url, "artel_app")
    chosen["OPTIONS"]["pool"] = False
    # This thread's wrapper only: the settings themselves are shared with the other tests of this process.
    connection.settings_dict = {**connection.settings_dict, **chosen}

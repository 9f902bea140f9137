"""A signed-out browser, and a clock for codes."""

from tests.accounts.conftest import clock, tab

__all__ = ["clock", "tab"]

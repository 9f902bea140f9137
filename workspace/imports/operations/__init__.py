"""Every write of the imports room."""

from workspace.imports.operations.running import check_in_background, run_import
from workspace.imports.operations.wizard import (
    MOST_FILES,
    cancel_import,
    check_import,
    set_up_import,
    start_checking,
    start_import,
    start_running,
)

__all__ = [
    "MOST_FILES",
    "cancel_import",
    "check_import",
    "check_in_background",
    "run_import",
    "set_up_import",
    "start_checking",
    "start_import",
    "start_running",
]

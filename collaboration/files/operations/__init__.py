"""Everything that writes files. Runs inside act(), but for `forget`, which the clock calls."""

from collaboration.files.operations.attaching import attach, remove_files_of
from collaboration.files.operations.forgetting import forget
from collaboration.files.operations.taking import copy_file, keep_made, take, take_draft

__all__ = ["attach", "copy_file", "forget", "keep_made", "remove_files_of", "take", "take_draft"]

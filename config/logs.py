"""What the log leaves out."""

import logging
import re
from typing import Any

# A link that lets somebody in, in the path of a request.
_LINK = re.compile(r"(/(?:invitations|invite|reset-password)/)[^/\s]+")


class WithoutLinks(logging.Filter):
    """Whoever reads the log must not be able to use an invitation before the one it is for."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_without(one) for one in record.args)
        return True


def _without(one: Any) -> Any:
    return _LINK.sub(r"\1...", one) if isinstance(one, str) else one

"""What other rooms know about members and beginnings; filled in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import Membership

# Called inside the act that ends a membership: (who goes, who takes over). Each room hands over its own records.
handovers: list[Callable[[Membership, Membership], None]] = []


@dataclass(frozen=True)
class Check:
    """A line of the first-run checklist; it ticks itself.

    Args:
        key: names the line for the page that words it.
        done: asked on every look at the list, of the member who looks.
    """

    key: str
    done: Callable[[Membership], bool]


_checks: dict[str, Check] = {}
# The order on the page, whatever the order of registration.
_ORDER = ["invite_colleague", "add_company", "open_deal", "invite_outsider", "second_factor"]


def offer_check(key: str, done: Callable[[Membership], bool]) -> None:
    """Add a line."""
    _checks[key] = Check(key, done)


def checklist() -> list[Check]:
    return sorted(_checks.values(), key=lambda check: _ORDER.index(check.key) if check.key in _ORDER else len(_ORDER))

"""Writes docs/permissions.md: the roles in words, and the table that the tests hold the product to."""

import os
import sys
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = CHECKOUT / "docs" / "permissions.md"
sys.path.insert(0, str(CHECKOUT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

HEAD = """# Who may do what

Made by `tools/publish_permissions.py` from `permissions/roles.py` and `tests/permissions/table.py`; a test
compares them.

## Roles

"""
LEVELS = """
What is shared by itself comes on top, at a level that includes the ones before it: **view**, **comment**, **move** for
partners and clients, **edit** for a team that a pipeline is opened to. A share may end on a date.

"""
STAFF = """## Staff: below `/api/w/{workspace}`

All of them ask about the same record. The last four are members: the record is theirs, their team's, in a pipeline
opened to their team, or none of these.

"""
PORTAL = """## Partners and clients: below `/api/portal/{workspace}`

The first three are partners, with whose company the pipeline is shared at that level, then a partner with whom nothing
is shared; a client with a request of their own and a deal shared for comments, and one with neither.

"""
OPEN = """## Outside of a workspace: below `/api`

"""
LEGEND = """- **yes**: it is done, or answered. **seen**, **none**: there is an answer, with or without the record.
- **403**: they see it but may not do that. **404**: for them it does not exist.
- On every route of a workspace, people of other workspaces and people who belong behind the other door are answered
  404, visitors 401, and whoever writes without a CSRF token 403.
"""


def page() -> str:
    """The whole page."""
    from permissions.roles import ROLES
    from tests.permissions.table import OPEN_ROWS, PORTAL_ROWS, STAFF_ROWS

    roles = "".join(f"- **{role.name}**: {role.prose}\n" for role in ROLES.values())
    parts = [HEAD, roles, LEVELS, "## How to read the tables\n\n", LEGEND, "\n"]
    parts += [STAFF, _table(STAFF_ROWS), "\n", PORTAL, _table(PORTAL_ROWS), "\n", OPEN, _table(OPEN_ROWS)]
    return "".join(parts)


def _table(rows: list[Any]) -> str:
    readers = [reader.replace("_", " ") for reader in rows[0].answers]
    lines = [["route", "rule", *readers], ["---"] * (2 + len(readers))]
    lines += [[f"`{row.method} {row.path}`", row.rule, *row.answers.values()] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> int:
    import django

    django.setup()
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

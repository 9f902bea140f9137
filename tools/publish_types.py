"""Writes frontend/src/api/schema.d.ts: the API's shapes for the front end, made of the server's OpenAPI.

openapi-typescript lives in a folder of its own, frontend/tools/openapi, and is installed there when it is missing. Its
first line holds two fingerprints, so that a test can tell without Node whether it is of today's API and untouched.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
MAKER = CHECKOUT / "frontend" / "tools" / "openapi"
TYPES = CHECKOUT / "frontend" / "src" / "api" / "schema.d.ts"
sys.path.insert(0, str(CHECKOUT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def described() -> str:
    """The shapes of the API as it tells them, the same at every run; its prose may change without new types."""
    from config.api import api

    return json.dumps(_without_prose(api.get_openapi_schema()), sort_keys=True, default=str)


def _without_prose(part: Any) -> Any:
    if isinstance(part, list):
        return [_without_prose(one) for one in part]
    if not isinstance(part, dict):
        return part
    prose = {name for name in ("description", "summary", "title") if isinstance(part.get(name), str)}
    return {name: _without_prose(value) for name, value in part.items() if name not in prose}


def first_line(described: str, types: str) -> str:
    """The line above the types: of which description they are made, and which types they are."""
    made_of, are = (hashlib.sha256(text.encode()).hexdigest()[:32] for text in (described, types))
    return f"// Made by tools/publish_types.py: of the API {made_of}, as {are}. Not to be changed by hand.\n"


def main() -> None:
    import django

    django.setup()
    api = described()
    if not (MAKER / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=MAKER, check=True)
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        source.write_text(api, "utf-8")
        subprocess.run(
            ["npx", "openapi-typescript", source, "-o", made, "--default-non-nullable=false"],
            cwd=MAKER,
            check=True,
            stdout=sys.stderr,
        )
        types = made.read_text("utf-8")
    TYPES.write_text(first_line(api, types) + types, "utf-8")


if __name__ == "__main__":
    main()

"""Whatever the API's own description allows or forbids: no answer is a crash, and every refusal has the one shape."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, openapi

from config.api import api
from tests.permissions.calling import MIGHTY, filled, one_tenant, undone
from tests.permissions.calls import CALLS
from tests.permissions.table import TABLE
from tests.permissions.tenant import Tenant

OPERATIONS = {
    f"{one.method.upper()} {one.path.removeprefix('/api')}": one
    for one in (found.ok() for found in openapi.from_dict(api.get_openapi_schema()).get_all_operations())
}
DOORS = {row.route: row.door for row in TABLE}


# In daily work a handful of each: lists are asked in forbidden ways, writes get what is described. The long form
# (ARTEL_EXAMPLES=50) looks at both for every route.
EXAMPLES = int(os.environ.get("ARTEL_EXAMPLES", "0"))
ASKED = [
    pytest.param(route, mode, id=f"{route} {mode.value}")
    for route in OPERATIONS
    for mode in (GenerationMode.NEGATIVE, GenerationMode.POSITIVE)
    if EXAMPLES or (mode is GenerationMode.NEGATIVE) == route.startswith("GET")
]


@pytest.fixture(scope="module")
def here(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    with one_tenant(django_db_blocker, tmp_path_factory.mktemp("files")) as made:
        yield made


@pytest.mark.parametrize(("route", "mode"), ASKED)
def test_no_answer_is_a_crash(route: str, mode: GenerationMode, here: Tenant) -> None:
    method, path = route.split()
    call = CALLS[route]
    browser = here.people[MIGHTY.get(DOORS[route], "owner")].client
    browser.raise_request_exception = False
    ids = {"ws": here.workspace.slug, **filled(call.ids, here)}

    @settings(
        max_examples=EXAMPLES or 3,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=OPERATIONS[route].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        address = "/api" + path
        for name, value in ids.items():
            address = address.replace(f"{{{name}}}", str(value))
        with undone():
            response = browser.generic(method, address, **_sent(case))
            assert response.status_code < 500, (response.status_code, _sent(case))
            if response.status_code >= 400:
                error = response.json()["error"]
                assert set(error) >= {"code", "message", "fields"}
                assert error["message"]

    # Where nothing is described nothing can be forbidden.
    with suppress(*([Unsatisfiable] if mode is GenerationMode.NEGATIVE else [])):
        ask()


def _sent(case: Any) -> dict[str, Any]:
    kind = case.media_type or "application/json"
    body = case.body
    if isinstance(body, bytes):
        data: bytes = body
    else:
        data = b"" if type(body).__name__ == "NotSet" else json.dumps(body, default=str).encode()
    query = {name: value for name, value in (case.query or {}).items() if value is not None}
    return {"data": data, "content_type": kind, "query_params": query}

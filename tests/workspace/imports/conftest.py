"""A small export with the faults of real ones, and the way through the wizard."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Person
from workspace.imports.tasks import check_import, run_import

ACCOUNTS = """account,sector,office_location,employees
Acme Harbour,technolgy,Germany,120
Volga Trans,logistics,Russia,40
=HYPERLINK("http://example.com"),retail,France,12
"""
PRODUCTS = "product,series,sales_price\nRack Pro,RACK,4821\nPump One,PUMP,550\n"
TEAMS = "sales_agent,manager,regional_office\nAnna Keller,Max Vogel,North\nPiet Bakker,Max Vogel,North\n"
DEALS = """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
A1,Anna Keller,Rack Pro,Acme Harbour,Won,10/20/2016,3/1/2017,4500
A2,Piet Bakker,RackPro,Volga Trans,Engaging,11/25/2016,,
A3,Anna Keller,Pump One,,Prospecting,,,
A4,Anna Keller,Pump One,Volga Trans,Lost,12/01/2016,02/13/2017,0
A5,Anna Keller,Pump One,Volga Trans,Won,31/31/2016,02/13/2017,10
A1,Anna Keller,Pump One,Volga Trans,Won,12/01/2016,02/13/2017,10
"""
FILES = {"accounts.csv": ACCOUNTS, "products.csv": PRODUCTS, "sales_teams.csv": TEAMS, "sales_pipeline.csv": DEALS}


def bring(person: Person, files: dict[str, str | bytes]) -> tuple[int, Any]:
    """Upload files, as the first page of the wizard does."""
    parts = [SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text) for name, text in files.items()]
    return person.upload("/imports", files=parts)


def work(person: Person, run: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Set up, check and run an import; the worker's part is done in place."""
    workspace_id = str(person.workspace.id)
    settings = {**run["options"], "currency": "USD", **options}
    assert person.patch(f"/imports/{run['id']}", {"options": settings})[0] == 200
    assert person.post(f"/imports/{run['id']}/dry-run")[0] == 200
    check_import(workspace_id=workspace_id, import_id=run["id"])
    status, answer = person.post(f"/imports/{run['id']}/run")
    assert status == 200, answer
    run_import(workspace_id=workspace_id, import_id=run["id"])
    return person.get(f"/imports/{run['id']}")[1]


@pytest.fixture
def exported() -> Path:
    """The real export beside the checkout; it does not travel with the product."""
    folder = Path(__file__).resolve().parents[4] / "shared" / "data" / "crm-sales"
    if not folder.is_dir():
        pytest.skip("the real export ../shared/data/crm-sales is not here")
    return folder
